using System.Net;
using Coaching.Bench.Clients;
using Coaching.Testing;

namespace Coaching.Bench.Servers;

/// <summary>The floor as processes: as many bare servers as the product has nodes. They know nothing of each other.</summary>
internal sealed class FloorServers(int nodes) : IServers
{
    private readonly IPEndPoint[] addresses = [.. Enumerable.Range(0, nodes).Select(_ => ServerProcess.FreeAddress())];
    private ServerProcess[] running = [];

    public string Name => "floor";

    public IReadOnlyList<ServerProcess> Nodes => running;

    public ProcessOutput Output { get; } = new();

    public Door Door => new(IsFloor: true, addresses);

    public async Task StartAsync(CancellationToken stop)
    {
        await DisposeAsync();
        running = [.. addresses.Select(Launch)];
        await Task.WhenAll(running.Select(node => node.ReadyAsync(stop)));
    }

    /// <summary>To all goes to every node: a bare hub reaches its own connections only.</summary>
    public IReadOnlyList<NodeRequest> Send(Audience audience, long number) => audience switch
    {
        Audience.Everyone => [.. Enumerable.Range(0, nodes).Select(node => Post(node, Floor.FloorServer.ToAll, number))],
        Audience.One one => [Post(one.Agent % nodes, $"{Floor.FloorServer.ToAgent}/{Centre.AgentId(one.Agent)}", number)],
        Audience.Team team => [Post(0, $"{Floor.FloorServer.ToTeam}/{Centre.TeamId(team.Number)}", number)],
        _ => throw new InvalidOperationException("Unknown audience."),
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var node in running)
        {
            await node.DisposeAsync();
        }

        running = [];
    }

    private NodeRequest Post(int node, string path, long number) => new(
        node,
        HttpRequests.Post(addresses[node], path, $$"""{"id":"{{SendId.Of(number)}}","body":"{{HttpRequests.MessageText}}"}"""));

    private ServerProcess Launch(IPEndPoint address) => ServerProcess.Start(
        [typeof(FloorServers).Assembly.Location, "floor"],
        address,
        // As the product's host has it: its SDK chooses the server's garbage collector.
        new Dictionary<string, string> { ["DOTNET_gcServer"] = "1" },
        Output);
}
