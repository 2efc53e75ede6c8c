using System.Security.Claims;
using Coaching.Actors.Agents;
using Coaching.Actors.Protocol;
using Coaching.Web.Authentication;
using Coaching.Web.Contracts;
using Coaching.Web.Hubs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Coaching.Web.Api;

/// <summary>An agent's own inbox without a connection, and the ACD's word on an agent's status.</summary>
public static class InboxEndpoints
{
    public static IEndpointRouteBuilder MapInbox(this IEndpointRouteBuilder routes)
    {
        var inbox = routes.MapGroup("/api/v1/inbox").RequireAuthorization(Policies.Agent).WithTags("Inbox");
        inbox.MapGet("", GetAsync).WithSummary("The agent's whole business day.").Produces<InboxContract>().WithProblems();
        inbox.MapPost("/read", ReadAsync).WithSummary("Marks messages as read.").Produces(StatusCodes.Status204NoContent).WithProblems();
        inbox.MapPost("/{id}/acknowledge", AcknowledgeAsync).WithSummary("Confirms a message.").Produces(StatusCodes.Status204NoContent).WithProblems();
        routes.MapPut("/api/v1/agents/{id}/status", SetStatusAsync)
            .RequireAuthorization(Policies.Status)
            .WithTags("Agents")
            .WithSummary("What an agent is doing, from the ACD.")
            .Produces(StatusCodes.Status204NoContent)
            .WithProblems();
        return routes;
    }

    private static async Task<IResult> GetAsync(ClaimsPrincipal user, AgentInboxes inboxes, CancellationToken cancel) =>
        inboxes.Find(Caller.From(user).User.Id) is { } agent
            ? await inboxes.AnswerAsync(agent, n => new AgentCommand.GetInbox(new AgentId(agent.Id), n), cancel).ConfigureAwait(false)
            : NotInDirectory();

    private static async Task<IResult> ReadAsync(ReadRequest request, ClaimsPrincipal user, AgentInboxes inboxes, CancellationToken cancel)
    {
        if (MessageIds.Fault(request.Ids) is { } fault)
        {
            return Problems.Validation("ids", fault);
        }

        if (inboxes.Find(Caller.From(user).User.Id) is not { } agent)
        {
            return NotInDirectory();
        }

        var ids = MessageIds.Parse(request.Ids);
        return await inboxes.KnowsAsync(ids, cancel).ConfigureAwait(false)
            ? await inboxes.AnswerAsync(agent, n => new AgentCommand.MarkRead(new AgentId(agent.Id), n, inboxes.VersionsOf(ids)), cancel).ConfigureAwait(false)
            : AgentInboxes.NotConfirmed();
    }

    private static async Task<IResult> AcknowledgeAsync(string id, ClaimsPrincipal user, AgentInboxes inboxes, CancellationToken cancel)
    {
        if (inboxes.Find(Caller.From(user).User.Id) is not { } agent)
        {
            return NotInDirectory();
        }

        if (MessageIds.Fault([id]) is not null)
        {
            return Problems.NotFound("message");
        }

        if (!await inboxes.KnowsAsync([new MessageId(id)], cancel).ConfigureAwait(false))
        {
            return AgentInboxes.NotConfirmed();
        }

        return inboxes.VersionInInbox(agent, new MessageId(id)) is { } version
            ? await inboxes.AnswerAsync(agent, n => new AgentCommand.Acknowledge(new AgentId(agent.Id), n, version), cancel).ConfigureAwait(false)
            : Problems.NotFound("message");
    }

    private static async Task<IResult> SetStatusAsync(
        string id, StatusRequest request, AgentInboxes inboxes, StatusesSettings statuses, CancellationToken cancel)
    {
        if (StatusInput.Check(request.Status, request.Reason, statuses) is not { } status)
        {
            return Problems.Validation("status", StatusInput.Fault(statuses));
        }

        return inboxes.Find(id) is { } agent
            ? await inboxes.AnswerAsync(
                agent, n => new AgentCommand.SetStatus(new AgentId(agent.Id), n, status.Status, status.Reason), cancel).ConfigureAwait(false)
            : Problems.NotFound("agent");
    }

    private static ForbidHttpResult NotInDirectory() => TypedResults.Forbid();

    private static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder route) => route
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private sealed record ReadRequest(string?[]? Ids);

    private sealed record StatusRequest(string? Status, string? Reason);
}
