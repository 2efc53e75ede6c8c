using System.Security.Claims;
using Coaching.Actors.Directory;
using Coaching.Actors.Roster;
using Coaching.Web.Authentication;
using Coaching.Web.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coaching.Web.Api;

/// <summary>The agents with their live status, as the coaching page lists them.</summary>
public static class AgentsEndpoints
{
    public static IEndpointRouteBuilder MapAgents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/agents", List)
            .RequireAuthorization(Policies.Send)
            .WithTags("Agents")
            .WithSummary("Agents in the caller's scope, by name, then id: any-of within a kind of groups, all-of between kinds.")
            .Produces<AgentList>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return routes;
    }

    private static IResult List([AsParameters] AgentsRequest request, ClaimsPrincipal user, CurrentDirectory directory, RosterBoard roster)
    {
        if (request.Faults() is { Count: > 0 } faults)
        {
            return Problems.Validation(faults);
        }

        if (!directory.IsLoaded)
        {
            return Problems.Unavailable(TimeSpan.FromSeconds(2), "The directory is not loaded yet.");
        }

        var index = directory.Index;
        var page = request.ToQuery().Page(Caller.From(user).Scope, index, roster, request.LimitOrDefault, request.After);

        return TypedResults.Ok(new AgentList(
            [.. page.Ordinals.Select(ordinal => AgentListing.Of(index[ordinal]!, roster[ordinal]))], page.Total, page.Next?.Encode()));
    }

    /// <param name="Total">On all pages.</param>
    /// <param name="Next">The cursor of the next page; null on the last.</param>
    private sealed record AgentList(IReadOnlyList<AgentListing> Agents, int Total, string? Next);
}
