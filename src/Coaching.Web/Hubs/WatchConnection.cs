using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;
using Coaching.Web.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace Coaching.Web.Hubs;

/// <summary>A coaching page's connection.</summary>
/// <param name="aborted">The connection's end.</param>
internal sealed class WatchConnection(ISingleClientProxy client, CancellationToken aborted) : IWatchConnection
{
    /// <summary>Rows in one push, so that a long list arrives in pieces that a page can show as they come.</summary>
    private const int MostRows = 2_000;

    /// <summary>More than a screen shows: it is there before the page has read the rest.</summary>
    private const int FirstRows = 100;

    private Task pushing = Task.CompletedTask;

    public bool IsOver => aborted.IsCancellationRequested;

    public bool IsBusy => !pushing.IsCompleted;

    public void ShowAgents(IReadOnlyList<AgentsDifference> differences)
    {
        var ahead = differences.Count > MostRows ? FirstRows : 0;

        foreach (var rows in differences.Take(ahead).Chunk(FirstRows).Concat(differences.Skip(ahead).Chunk(MostRows)))
        {
            Push("agents", rows.Select(AgentListing.Of).ToArray());
        }
    }

    public void ShowMessages(IReadOnlyList<SentMessage> messages) => Push("messages", messages.Select(SentMessageContract.Of).ToArray());

    private void Push(string method, object rows)
    {
        var push = client.SendAsync(method, rows);
        pushing = IsBusy ? Task.WhenAll(pushing, push) : push;
    }
}
