using Coaching.Actors.Protocol;
using Microsoft.AspNetCore.SignalR;

namespace Coaching.Web.Hubs;

/// <summary>Message ids as clients send them.</summary>
public static class MessageIds
{
    /// <summary>Ids that one call may name.</summary>
    public const int Most = 500;

    /// <summary>What is wrong with a list of ids; null when nothing is.</summary>
    public static string? Fault(IReadOnlyList<string?>? ids) => ids switch
    {
        null => "A list of message ids is needed.",
        { Count: > Most } => $"At most {Most} ids a call; there were {ids.Count}.",
        _ when !ids.All(Identifier.IsValid) => "An id is 1 to 64 characters of A-Z, a-z, 0-9, '.', '_' and '-'.",
        _ => null,
    };

    /// <exception cref="HubException">See <see cref="Fault"/>.</exception>
    public static IReadOnlyList<MessageId> Parse(IReadOnlyList<string?>? ids) =>
        Fault(ids) is { } fault ? throw new HubException(fault) : [.. ids!.Select(id => new MessageId(id!))];
}
