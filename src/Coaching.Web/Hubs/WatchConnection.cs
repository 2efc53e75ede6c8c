using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;
using Coaching.Web.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace Coaching.Web.Hubs;

/// <summary>A coaching page's connection.</summary>
internal sealed class WatchConnection(ISingleClientProxy client) : IWatchConnection
{
    /// <summary>Rows in one push, so that a long list arrives in pieces that a page can show as they come.</summary>
    private const int MostRows = 2_000;

    /// <summary>More than a screen shows: it is there before the page has read the rest.</summary>
    private const int FirstRows = 100;

    public void ShowAgents(IReadOnlyList<AgentsDifference> differences)
    {
        var ahead = differences.Count > MostRows ? FirstRows : 0;

        foreach (var rows in differences.Take(ahead).Chunk(FirstRows).Concat(differences.Skip(ahead).Chunk(MostRows)))
        {
            _ = client.SendAsync("agents", rows.Select(AgentListing.Of).ToArray());
        }
    }

    public void ShowMessages(IReadOnlyList<SentMessage> messages) => _ = client.SendAsync("messages", messages.Select(SentMessageContract.Of).ToArray());
}
