using Coaching.Actors.Hosting;
using Coaching.Actors.Protocol;
using Coaching.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Web.Authentication;

/// <summary>What demos and tests need and nobody else may have: tokens for anybody, and a clock to move. Not there in any other mode.</summary>
public static class DevelopmentEndpoints
{
    private const int LongestName = 128;

    public static IEndpointRouteBuilder MapDevelopmentTools(this IEndpointRouteBuilder routes)
    {
        // The mode implies the Development environment: the host refuses to start with one and without the other.
        if (routes.ServiceProvider.GetRequiredService<AuthenticationSettings>().Mode != AuthenticationMode.Development)
        {
            return routes;
        }

        // The key is made now, so that a folder that cannot be written stops the start and not somebody's sign-in.
        routes.ServiceProvider.GetRequiredService<TokenKeys>();

        var tools = routes.MapGroup("/dev").AllowAnonymous().WithTags("Development");
        tools.MapPost("/token", IssueToken).WithSummary("Signs in as anybody, for 48 hours.");
        tools.MapPost("/clock", MoveClock).WithSummary("Moves this host's clock forward.");
        return routes;
    }

    private static Results<Ok<DevelopmentToken>, ProblemHttpResult> IssueToken(TokenRequest request, DevelopmentTokens tokens)
    {
        var errors = new Dictionary<string, string[]>();
        var role = TokenClaims.Parse(request.Role);

        if (!Identifier.IsValid(request.User))
        {
            errors["user"] = ["An id is 1 to 64 characters of A-Z, a-z, 0-9, '.', '_' and '-'."];
        }

        if (role is null)
        {
            errors["role"] = ["admin, supervisor, agent or integration."];
        }

        if (request.Name?.Trim().Length > LongestName)
        {
            errors["name"] = [$"At most {LongestName} characters."];
        }

        if (request.Teams?.All(Identifier.IsValid) is false)
        {
            errors["teams"] = ["A list of ids."];
        }

        return errors.Count > 0
            ? Problems.Validation(errors)
            : TypedResults.Ok(tokens.Issue(request.User!, role!.Value, request.Name?.Trim() is { Length: > 0 } name ? name : null, request.Teams));
    }

    private static Results<Ok<ClockState>, ProblemHttpResult> MoveClock(ClockRequest request, HostClock clock)
    {
        if (request.Now is not { } now)
        {
            return Problems.Validation("now", "A time is needed.");
        }

        return clock.MoveTo(now)
            ? TypedResults.Ok(new ClockState(clock.GetUtcNow()))
            : Problems.Validation("now", "The clock moves forward only.");
    }

    private sealed record TokenRequest(string? User, string? Role, string? Name, IReadOnlyList<string>? Teams);

    private sealed record ClockRequest(DateTimeOffset? Now);

    private sealed record ClockState(DateTimeOffset Now);
}
