using Coaching.Actors.Agents;
using Coaching.Actors.MessageLog;
using Coaching.Web.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coaching.Web.Api;

/// <summary>What pages need to know before anybody has signed in. Nothing in it is secret.</summary>
public static class ClientConfiguration
{
    public static IEndpointRouteBuilder MapClientConfiguration(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/auth/config", (AuthenticationSettings authentication) =>
                TypedResults.Ok(new SignIn(authentication.Mode.ToString())))
            .AllowAnonymous().WithTags("Configuration").WithSummary("How to sign in.");

        routes.MapGet("/api/v1/config", (MessagesSettings messages, StatusesSettings statuses, AuthenticationSettings authentication) =>
                TypedResults.Ok(new Limits(
                    new(messages.MaxLength), new(statuses.Reasons), authentication.Mode == AuthenticationMode.Development)))
            .AllowAnonymous().RequireCors(Embedding.Policy).WithTags("Configuration").WithSummary("Limits and choices.");

        return routes;
    }

    /// <param name="Mode">As in the settings: <c>Development</c> or <c>Jwt</c>.</param>
    private sealed record SignIn(string Mode);

    private sealed record Limits(MessageLimits Messages, StatusChoices Statuses, bool Development);

    private sealed record MessageLimits(int MaxLength);

    private sealed record StatusChoices(IReadOnlyList<string> Reasons);
}
