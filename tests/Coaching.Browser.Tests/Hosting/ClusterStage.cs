using System.Net;
using System.Net.Sockets;
using Coaching.Balancer;
using Coaching.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Coaching.Browser.Tests.Hosting;

/// <summary>
/// Two nodes on one PostgreSQL server behind the balancer. All that pages ask goes to the second node while it lives; of two, the first is the one that may
/// go on alone, since its address is the lower one.
/// </summary>
public sealed class ClusterStage : Stage
{
    private static readonly string[] Names = ["127.0.0.11", "127.0.0.12"];

    private readonly PostgreSqlFixture server = new();
    private PostgreSqlDatabase? database;
    private HostProcess[] nodes = [];
    private WebApplication? balancer;

    internal override Uri Address => new(balancer!.Urls.Single());

    /// <summary>kill -9 of the node that every page is connected to.</summary>
    internal Task KillSecondNodeAsync() => nodes[1].KillAsync();

    protected override async Task OpenAsync()
    {
        await server.InitializeAsync();
        database = new PostgreSqlDatabase(server);
        await database.InitializeAsync();
        var seeds = string.Join(',', Names.Select(name => $"{name}:{FreePort(name)}"));
        nodes = await Task.WhenAll(seeds.Split(',').Select(seed => HostProcess.StartAsync(
            "--Persistence:Provider=postgresql",
            $"--Persistence:ConnectionString={database.Settings.ConnectionString}",
            $"--Cluster:Hostname={seed.Split(':')[0]}",
            $"--Cluster:Port={seed.Split(':')[1]}",
            $"--Cluster:SeedNodes={seeds}",
            "--Authentication:SigningKey=a key for tests only, of more than 32 bytes")));

        balancer = BalancerHost.Build(["--urls", "http://127.0.0.1:0", "--Balancer:Nodes", string.Join(',', nodes.Select(node => node.Address))]);
        await balancer.StartAsync();
        HoldFirstNodeBack();
    }

    protected override async Task CloseAsync()
    {
        if (balancer is not null)
        {
            await balancer.DisposeAsync();
        }

        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }

        await server.DisposeAsync();
    }

    /// <summary>As a node that could not be reached a moment ago: it gets something only when nobody else is there.</summary>
    private void HoldFirstNodeBack()
    {
        var cluster = balancer!.Services.GetRequiredService<IProxyStateLookup>().GetClusters().Single();
        var first = cluster.Destinations[nodes[0].Address.Authority];
        balancer.Services.GetRequiredService<IDestinationHealthUpdater>().SetPassive(cluster, first, DestinationHealth.Unhealthy, TimeSpan.FromHours(1));
    }

    private static int FreePort(string address)
    {
        using var listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
