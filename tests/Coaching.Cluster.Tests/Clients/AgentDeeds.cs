using System.Diagnostics;

namespace Coaching.Cluster.Tests.Clients;

/// <summary>
/// What an agent did and still wants to do, whatever connections come and go: a deed counts as done when the host confirmed it, and until then it is
/// repeated. Every message once shown must be in every later inbox.
/// </summary>
public sealed class AgentDeeds(FollowedLog log)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, long> shown = [];
    private readonly List<string> attempted = [];
    private readonly HashSet<string> toSee = [];
    private readonly HashSet<string> toRead = [];
    private readonly HashSet<string> seen = [];
    private readonly Dictionary<string, long> read = [];
    private string? statusToSet;
    private string status = "available";
    private long statusSince;

    public bool AllDone
    {
        get
        {
            lock (gate)
            {
                return toSee.Count == 0 && toRead.Count == 0 && statusToSet is null;
            }
        }
    }

    public string? StatusToSet
    {
        get
        {
            lock (gate)
            {
                return statusToSet;
            }
        }
    }

    public void Show(string id, bool willSee, bool willRead)
    {
        lock (gate)
        {
            shown.TryAdd(id, Stopwatch.GetTimestamp());
            Want(toSee, seen.Contains(id), id, willSee);
            Want(toRead, read.ContainsKey(id), id, willRead);
        }
    }

    public void WantStatus(string wanted)
    {
        lock (gate)
        {
            statusToSet = wanted;
        }
    }

    /// <summary>Each attempt that was not confirmed on a connection that is gone can still take effect, also when the same was confirmed later.</summary>
    public void WillSetStatus(string set)
    {
        lock (gate)
        {
            attempted.Add(set);
        }
    }

    public void DidSetStatus(string set)
    {
        lock (gate)
        {
            attempted.Remove(set);
            (status, statusSince) = (set, Stopwatch.GetTimestamp());
            statusToSet = statusToSet == set ? null : statusToSet;
        }
    }

    public string[] ToSee() => Copy(toSee);

    public string[] ToRead() => Copy(toRead);

    public void DidSee(IReadOnlyList<string> ids)
    {
        lock (gate)
        {
            toSee.ExceptWith(ids);
            seen.UnionWith(ids);
        }
    }

    public void DidRead(IReadOnlyList<string> ids)
    {
        lock (gate)
        {
            toRead.ExceptWith(ids);

            foreach (var id in ids)
            {
                read.TryAdd(id, Stopwatch.GetTimestamp());
            }
        }
    }

    public bool HasSeen(string id)
    {
        lock (gate)
        {
            // Whoever opened a message has seen it.
            return seen.Contains(id) || read.ContainsKey(id);
        }
    }

    public bool HasRead(string id)
    {
        lock (gate)
        {
            return read.ContainsKey(id);
        }
    }

    /// <summary>What must hold in an inbox that comes from now on.</summary>
    public Confirmed ConfirmedByNow()
    {
        lock (gate)
        {
            var known = statusToSet is null && attempted.Count == 0 && IsSettled(statusSince);
            return new Confirmed([.. Settled(shown)], [.. Settled(read)], known ? status : null);
        }
    }

    /// <summary>A new day: nothing of the old one is to be done or shown any more, and the status is the day's own.</summary>
    public void Forget()
    {
        lock (gate)
        {
            shown.Clear();
            toSee.Clear();
            toRead.Clear();
            seen.Clear();
            read.Clear();
            attempted.Clear();
            statusToSet = null;
            status = "available";
        }
    }

    private static void Want(HashSet<string> wanted, bool done, string id, bool will)
    {
        if (will && !done)
        {
            wanted.Add(id);
        }
    }

    // A call takes 500 ids.
    private string[] Copy(HashSet<string> ids)
    {
        lock (gate)
        {
            return [.. ids.Take(500)];
        }
    }

    private IEnumerable<string> Settled(Dictionary<string, long> since) => since.Where(message => IsSettled(message.Value)).Select(message => message.Key);

    private bool IsSettled(long since) => log.IsEverywhere(since);
}

/// <param name="Status">Null while a change of status is on its way, or may be.</param>
public sealed record Confirmed(IReadOnlyList<string> Shown, IReadOnlyList<string> Read, string? Status);
