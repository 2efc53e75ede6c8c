using System.Security.Claims;
using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Directory;
using Coaching.Web.Authentication;
using Coaching.Web.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Coaching.Web.Api;

/// <summary>Who belongs where: in from other systems, out to the filters of the coaching page.</summary>
public static class DirectoryEndpoints
{
    /// <summary>50,000 agents with many memberships are some 20 MB.</summary>
    private const int LargestBody = 64 * 1024 * 1024;

    // A change may wait for others before it, each of which takes a second or two for the largest directories.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static IEndpointRouteBuilder MapDirectory(this IEndpointRouteBuilder routes)
    {
        var directory = routes.MapGroup("/api/v1/directory").WithTags("Directory");

        directory.MapGet("", Get).RequireAuthorization(Policies.Send)
            .WithSummary("Sites and groups, with the number of their agents in the caller's scope.")
            .Produces<DirectoryView>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        Changes(directory.MapPut("", ReplaceAsync), "Replaces the directory, all or nothing.");
        Changes(directory.MapPut("/agents", UpsertAsync), "Adds or changes agents by CSV (id,name,site,team,campaigns,queues), all or none.")
            .Accepts<string>("text/csv");
        Changes(directory.MapPut("/agents/{id}", PutAsync), "Adds or changes one agent.");
        Changes(directory.MapDelete("/agents/{id}", RemoveAsync), "Removes one agent.").ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static RouteHandlerBuilder Changes(RouteHandlerBuilder route, string summary) => route
        .RequireAuthorization(Policies.Directory)
        .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .WithSummary(summary)
        .Produces<DirectoryChange>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static IResult Get(ClaimsPrincipal user, CurrentDirectory directory) => directory.IsLoaded
        ? TypedResults.Ok(DirectoryView.Of(directory.Index, Caller.From(user).Scope))
        : Unavailable();

    /// <summary>The list of agents must be there, be it empty: a call that forgot it would remove everybody.</summary>
    private static Task<IResult> ReplaceAsync(DirectoryDocument document, IRequiredActor<DirectoryActor> directory, CancellationToken cancel) =>
        document.Agents is null
            ? Task.FromResult<IResult>(Problems.Validation("agents", "The list of agents is needed, be it empty."))
            : ChangeAsync(directory, new DirectoryCommand.ReplaceDirectory(document), cancel);

    private static async Task<IResult> UpsertAsync(HttpRequest request, IRequiredActor<DirectoryActor> directory, CancellationToken cancel)
    {
        var type = request.GetTypedHeaders().ContentType;

        if (type?.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase) is not true || type.Encoding is { CodePage: not (65001 or 20127) })
        {
            return Problems.UnsupportedMediaType("text/csv in UTF-8");
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);

        return await ChangeAsync(directory, new DirectoryCommand.UpsertAgents(AgentCsv.Read(body.GetBuffer().AsMemory(0, (int)body.Length))), cancel);
    }

    private static async Task<IResult> PutAsync(string id, AgentBody agent, IRequiredActor<DirectoryActor> directory, CancellationToken cancel) =>
        agent.Id is null || agent.Id == id
            ? await ChangeAsync(directory, new DirectoryCommand.PutAgent(agent.ToRow(id)), cancel)
            : Problems.Validation("id", "This must be the id in the address, or left out.");

    private static Task<IResult> RemoveAsync(string id, IRequiredActor<DirectoryActor> directory, CancellationToken cancel) =>
        ChangeAsync(directory, new DirectoryCommand.RemoveAgent(id), cancel);

    private static async Task<IResult> ChangeAsync(IRequiredActor<DirectoryActor> directory, DirectoryCommand command, CancellationToken cancel)
    {
        try
        {
            var actor = await directory.GetAsync(cancel);

            return await actor.Ask<DirectoryReply>(command, Patience, cancel) switch
            {
                DirectoryReply.Stored stored => TypedResults.Ok(stored.Change),
                DirectoryReply.Faulty faulty => Problems.Validation(faulty.Faults),
                DirectoryReply.NoSuchAgent => Problems.NotFound("agent"),
                _ => Unavailable(),
            };
        }
        catch (AskTimeoutException)
        {
            return Unavailable();
        }
    }

    private static UnavailableResult Unavailable() =>
        Problems.Unavailable(TimeSpan.FromSeconds(2), "The directory's database does not answer; a change may be stored or not, repeat it.");

    /// <param name="Id">That of the address, or left out.</param>
    private sealed record AgentBody(
        string? Id, string? Name, string? Site, string? Team, IReadOnlyList<string>? Campaigns, IReadOnlyList<string>? Queues, bool Active = true)
    {
        // What is missing is for the rules to say, together with everything else that is wrong.
        public AgentRow ToRow(string id) => new(id, Name!, Site!, Team!, Campaigns!, Queues!, Active);
    }
}
