using System.Collections.Concurrent;
using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Sessions;

namespace Coaching.Actors.Tests.Fakes;

/// <summary>A browser connection that remembers what was shown in it.</summary>
internal sealed class FakeConnection : IAgentConnection
{
    public string Id { get; } = Guid.NewGuid().ToString("N");

    public bool IsOver { get; set; }

    public ConcurrentQueue<InboxView> Inboxes { get; } = [];

    public ConcurrentQueue<ShownStatus> Statuses { get; } = [];

    public ConcurrentQueue<DeliveryChange> Changes { get; } = [];

    public ConcurrentQueue<Presentation> Presentations { get; } = [];

    public bool Closed { get; private set; }

    public void Present(Presentation presentation) => Presentations.Enqueue(presentation);

    public void ShowInbox(Func<InboxView> read) => Inboxes.Enqueue(read());

    public void ShowStatus(ShownStatus status) => Statuses.Enqueue(status);

    public void ShowChanges(IReadOnlyList<DeliveryChange> changes)
    {
        foreach (var change in changes)
        {
            Changes.Enqueue(change);
        }
    }

    public void Close() => Closed = true;
}

/// <summary>A node's connections: pushes go to those of the audience that were put here.</summary>
internal sealed class FakeToastLane : IToastLane
{
    public ConcurrentDictionary<int, FakeConnection> Connections { get; } = [];

    /// <summary>Those that ended, in the order of their ends.</summary>
    public ConcurrentQueue<Sent> Pushed { get; } = [];

    /// <summary>Which messages went together.</summary>
    public ConcurrentQueue<long[]> Walks { get; } = [];

    public ConcurrentQueue<int> ClosedOrdinals { get; } = [];

    public ConcurrentQueue<int> FetchedOrdinals { get; } = [];

    /// <summary>Runs before each turn of a push, with the first of its messages.</summary>
    public Action<Sent> BeforePush { get; set; } = _ => { };

    public IToastPush Begin(IReadOnlyList<Sent> messages)
    {
        Walks.Enqueue([.. messages.Select(m => m.Version)]);
        return new FakePush(this, messages);
    }

    public void CloseWhere(Func<int, bool> ordinal)
    {
        foreach (var closed in Connections.Keys.Where(ordinal))
        {
            ClosedOrdinals.Enqueue(closed);
        }
    }

    public void FetchInboxWhere(Func<int, bool> ordinal)
    {
        foreach (var fetched in Connections.Keys.Where(ordinal))
        {
            FetchedOrdinals.Enqueue(fetched);
        }
    }

    public void CloseAll() => CloseWhere(_ => true);

    private sealed class FakePush(FakeToastLane lane, IReadOnlyList<Sent> messages) : IToastPush
    {
        private readonly List<int> reached = [];
        private readonly Queue<int> left = new(lane.Connections.Keys.Where(o => messages.Any(m => m.Audience.Contains(o))).Order());

        public IReadOnlyList<Handed> Handed => [.. messages.Select(m => new Handed(With(m, Presentation.Toast), With(m, Presentation.Bell)))];

        public bool PushOn(int atMost)
        {
            lane.BeforePush(messages[0]);

            for (var pushed = 0; pushed < atMost; pushed += messages.Count)
            {
                if (!left.TryDequeue(out var next))
                {
                    messages.ToList().ForEach(lane.Pushed.Enqueue);
                    return true;
                }

                reached.Add(next);
            }

            return false;
        }

        private AgentSet With(Sent message, Presentation presentation) => AgentSet.FromOrdinals(
            reached.Where(o => message.Audience.Contains(o) && lane.Connections[o].Presentations.LastOrDefault() == presentation));
    }
}
