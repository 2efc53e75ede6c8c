using System.Security.Claims;
using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Sessions;
using Coaching.Web.Authentication;
using Coaching.Web.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Coaching.Web.Api;

/// <summary>Sending, and what became of what was sent.</summary>
public static class MessagesEndpoints
{
    private const int DefaultLimit = 50;

    public static IEndpointRouteBuilder MapMessages(this IEndpointRouteBuilder routes)
    {
        var messages = routes.MapGroup("/api/v1/messages").RequireAuthorization(Policies.Send).WithTags("Messages");
        messages.MapPost("", SendAsync)
            .WithSummary("Sends a message: 202 once it is durable for all its recipients; the same id again, 200 with the first answer.")
            .Produces<SendAccepted>(StatusCodes.Status202Accepted)
            .Produces<SendAccepted>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        messages.MapGet("", ListAsync)
            .WithSummary("What was sent, newest first, with live funnels.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        messages.MapGet("/{id}", FindAsync)
            .WithSummary("One message with its live funnel.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        messages.MapGet("/{id}/deliveries", DeliveriesAsync)
            .WithSummary("Every recipient's furthest state.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static async Task<IResult> SendAsync(
        SendRequest request, SendReader reader, ClaimsPrincipal user, HttpResponse response, IRequiredActor<AudienceActor> audiences, CancellationToken cancel)
    {
        var caller = Caller.From(user);
        var read = await reader.ReadAsync(request, caller, cancel).ConfigureAwait(false);

        if (read.Send is not { } send)
        {
            return read.Problem!;
        }

        try
        {
            var reply = await audiences.ActorRef.Ask<SendReply>(send, SendAnswer.Patience, cancel).ConfigureAwait(false);
            TellWhenAnswered(reply, response, audiences);
            return SendAnswer.Of(reply);
        }
        catch (AskTimeoutException)
        {
            return SendAnswer.Of(new SendReply.OutcomeUnknown());
        }
    }

    /// <summary>Toasts of a message to some hundreds wait for the answer to its sender, and no longer.</summary>
    private static void TellWhenAnswered(SendReply reply, HttpResponse response, IRequiredActor<AudienceActor> audiences)
    {
        if (reply is SendReply.Accepted { First: true, Recipients: > ToastBridge.Few and <= ToastBridge.NotSoMany } accepted)
        {
            response.OnCompleted(() =>
            {
                audiences.ActorRef.Tell(new SenderAnswered(accepted.Id));
                return Task.CompletedTask;
            });
        }
    }

    private static async Task<Results<Ok<SentMessagesContract>, ProblemHttpResult>> ListAsync(
        ClaimsPrincipal user, SentMessages messages, CurrentDirectory directory, CancellationToken cancel, bool mine = false, int limit = DefaultLimit, string? cursor = null)
    {
        if (Paging.Fault(limit, cursor) is { } fault)
        {
            return fault;
        }

        var (found, next) = await messages
            .ListAsync(ViewerOf(user, directory), mine, Paging.Parse(cursor) ?? long.MaxValue, limit, cancel)
            .ConfigureAwait(false);

        return TypedResults.Ok(new SentMessagesContract([.. found.Select(SentMessageContract.Of)], Paging.Cursor(next)));
    }

    private static async Task<Results<Ok<SentMessageContract>, ProblemHttpResult>> FindAsync(
        string id, ClaimsPrincipal user, SentMessages messages, CurrentDirectory directory, CancellationToken cancel)
    {
        var found = Identifier.IsValid(id)
            ? await messages.FindAsync(new MessageId(id), ViewerOf(user, directory), cancel).ConfigureAwait(false)
            : null;

        return found is null ? Problems.NotFound("message") : TypedResults.Ok(SentMessageContract.Of(found));
    }

    private static async Task<Results<Ok<DeliveriesContract>, ProblemHttpResult>> DeliveriesAsync(
        string id,
        ClaimsPrincipal user,
        SentMessages messages,
        CurrentDirectory directory,
        CancellationToken cancel,
        string? state = null,
        int limit = DefaultLimit,
        string? cursor = null)
    {
        // A place among the agents and not a number of them: states change between two pages, and a number would leave somebody out.
        var after = AgentCursor.TryDecode(cursor, out var place) ? place : null;

        if (Paging.Fault(limit, cursor, isCursor: after is not null) is { } fault)
        {
            return fault;
        }

        if (ReadState(state) is not { } wanted)
        {
            return Problems.Validation("state", "targeted, delivered, seen, read or acknowledged.");
        }

        var all = Identifier.IsValid(id)
            ? await messages.DeliveriesAsync(new MessageId(id), ViewerOf(user, directory), cancel).ConfigureAwait(false)
            : null;

        if (all is null)
        {
            return Problems.NotFound("message");
        }

        var matching = all.Where(d => wanted.Contains(d.Delivery.State) && after?.IsBefore(d.Agent) != false).Take(limit + 1).ToList();
        var page = matching.Take(limit).Select(d => new DeliveryContract(d.Agent.Id, d.Agent.Name, d.Delivery.State, d.Delivery.At, d.Delivery.Reason));
        return TypedResults.Ok(new DeliveriesContract([.. page], matching.Count > limit ? AgentCursor.Of(matching[limit - 1].Agent).Encode() : null));
    }

    /// <summary>All states when none is asked for; null when it is none.</summary>
    private static DeliveryState[]? ReadState(string? state) => state switch
    {
        null or "" => Enum.GetValues<DeliveryState>(),
        "targeted" => [DeliveryState.Targeted],
        "delivered" => [DeliveryState.Delivered],
        "seen" => [DeliveryState.Seen],
        "read" => [DeliveryState.Read],
        "acknowledged" => [DeliveryState.Acknowledged],
        _ => null,
    };

    private static Viewer ViewerOf(ClaimsPrincipal user, CurrentDirectory directory)
    {
        var caller = Caller.From(user);
        return new Viewer(caller.User.Id, caller.Scope, directory.Index);
    }
}
