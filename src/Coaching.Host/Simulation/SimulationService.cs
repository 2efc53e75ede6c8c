using Coaching.Actors.Agents;
using Coaching.Actors.Directory;
using Coaching.Web.Authentication;
using Coaching.Web.Hubs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Coaching.Host.Simulation;

/// <summary>Keeps most agents of the directory busy (<c>--simulate</c>), so that a demonstration's coaching page is alive.</summary>
internal sealed class SimulationService(
    IServer server,
    IHostApplicationLifetime lifetime,
    CurrentDirectory directory,
    DevelopmentTokens tokens,
    StatusesSettings statuses,
    ILogger<SimulationService> log) : BackgroundService
{
    /// <summary>More would say nothing more about the pages, and cost the machine that shows them.</summary>
    private const int Most = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);

        var hub = new Uri(new Uri(Address()), HubRoutes.Agent);
        // Some stay logged out: there is always somebody to miss a message. agent-001 is left to whoever tries the agent page.
        var agents = directory.Index.Order.Skip(1).Where((_, i) => i % 5 != 0).Take(Most).Select(o => directory.Index[o]!).Where(a => a.Id != "agent-001").ToList();
        log.LogInformation("Simulating {Count} agents", agents.Count);

        await Task.WhenAll(agents.Select((agent, i) =>
            new SimulatedAgent(hub, tokens.Issue(agent.Id, Role.Agent, agent.Name, null).Token, statuses.Reasons, new Random(i))
                .WorkAsync(stoppingToken)));
    }

    private async Task StartedAsync(CancellationToken stop)
    {
        while (!lifetime.ApplicationStarted.IsCancellationRequested || directory.Index.Active.IsEmpty)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), stop);
        }
    }

    private string Address() => server.Features.Get<IServerAddressesFeature>()!.Addresses.First()
        .Replace("//[::]", "//localhost", StringComparison.Ordinal)
        .Replace("//+", "//localhost", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal);
}
