using System.Net.Sockets;
using Coaching.Bench.Clients;
using Coaching.Bench.Report;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>
/// W7: the host is killed and started again; an agent tries to log in from then on. That nothing is lost or doubled when a host is killed amid sends is
/// for the crash specs of the product: this is about the time.
/// </summary>
internal sealed class FirstLogin : IWorkload
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public string Name => "W7";

    public string Title => "first login after a crash";

    public IReadOnlyList<int> Sizes => [50_000];

    public async Task<IReadOnlyList<Figure>> RunAsync(Bout bout)
    {
        await using var servers = new ProductServers(1, new Centre(bout.Agents), bout.FreshDatabase());
        bout.Tell("importing the directory");
        await servers.StartAsync(bout.Stop);
        var seconds = new List<double>();

        for (var round = 1; round <= bout.Rounds; round++)
        {
            bout.Tell($"round {round} of {bout.Rounds}");
            await servers.EndAsync();
            servers.Launch();
            using var agent = await LogInAsync(servers, Random.Shared.Next(bout.Agents), bout.Stop).WaitAsync(Patience, bout.Stop);
            seconds.Add(servers.Nodes[0].Age.TotalSeconds);
        }

        return
        [
            bout.Figures.Tell("from the start to the inbox", "s", Statistics.Median(seconds), Goal.AtMost(3)),
            bout.Figures.Tell("from the start to the inbox, slowest", "s", seconds.Max()),
        ];
    }

    private static async Task<AgentConnection> LogInAsync(ProductServers servers, int agent, CancellationToken stop)
    {
        var upgrade = servers.Door.Upgrade(agent, default);

        while (true)
        {
            stop.ThrowIfCancellationRequested();

            try
            {
                return await AgentConnection.LogInAsync(agent, servers.Nodes[0].Address, upgrade, new Nowhere(), stop);
            }
            catch (Exception fault) when (fault is SocketException or IOException)
            {
                await Task.Delay(BetweenTries, stop);
            }
        }
    }

    /// <summary>Only that there is an inbox counts.</summary>
    private sealed class Nowhere : IArrivals
    {
        public void Message(int agent, ReadOnlySpan<byte> record, long at)
        {
        }

        public void Inbox(int agent, ReadOnlySpan<byte> record, long at)
        {
        }
    }
}
