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

    public void ShowAgents(IReadOnlyList<AgentsDifference> differences)
    {
        foreach (var rows in differences.Chunk(MostRows))
        {
            _ = client.SendAsync("agents", rows.Select(AgentListing.Of).ToArray());
        }
    }

    public void ShowMessages(IReadOnlyList<SentMessage> messages) => _ = client.SendAsync("messages", messages.Select(SentMessageContract.Of).ToArray());
}
