using Coaching.Bench.Clients;
using Coaching.Testing;

namespace Coaching.Bench.Servers;

/// <summary>Messages that lie in an agent's inbox before it logs in, by their numbers.</summary>
internal readonly record struct Stored(long First, int Count);

/// <summary>One of the two that are compared: the processes that serve a centre, and how its clients talk to them.</summary>
internal interface IServers : IAsyncDisposable
{
    string Name { get; }

    IReadOnlyList<ServerProcess> Nodes { get; }

    /// <summary>What they wrote last.</summary>
    ProcessOutput Output { get; }

    /// <summary>New processes with the same data; kill -9 for those that run. Ends when they are ready.</summary>
    Task StartAsync(CancellationToken stop);

    Door Door { get; }

    /// <summary>What a sender writes, and to which nodes.</summary>
    IReadOnlyList<NodeRequest> Send(Audience audience, long number);
}
