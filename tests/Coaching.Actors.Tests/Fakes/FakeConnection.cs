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

    public ConcurrentQueue<int> ClosedOrdinals { get; } = [];

    /// <summary>Runs before each turn of a push.</summary>
    public Action<Sent> BeforePush { get; set; } = _ => { };

    public IToastPush Begin(Sent message) => new FakePush(this, message);

    public void CloseWhere(Func<int, bool> ordinal)
    {
        foreach (var closed in Connections.Keys.Where(ordinal))
        {
            ClosedOrdinals.Enqueue(closed);
        }
    }

    public void CloseAll() => CloseWhere(_ => true);

    private sealed class FakePush(FakeToastLane lane, Sent message) : IToastPush
    {
        private readonly List<int> reached = [];
        private readonly Queue<int> left = new(lane.Connections.Keys.Where(message.Audience.Contains).Order());

        public Handed Handed => new(With(Presentation.Toast), With(Presentation.Bell));

        public bool PushOn(int atMost)
        {
            lane.BeforePush(message);

            while (atMost-- > 0)
            {
                if (!left.TryDequeue(out var next))
                {
                    lane.Pushed.Enqueue(message);
                    return true;
                }

                reached.Add(next);
            }

            return false;
        }

        private AgentSet With(Presentation presentation) => AgentSet.FromOrdinals(
            reached.Where(ordinal => lane.Connections[ordinal].Presentations.LastOrDefault() == presentation));
    }
}
