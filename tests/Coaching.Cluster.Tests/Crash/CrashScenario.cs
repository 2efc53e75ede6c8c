using Coaching.Cluster.Tests.Clients;
using Coaching.Cluster.Tests.Hosts;

namespace Coaching.Cluster.Tests.Crash;

/// <summary>Senders that send, agents that work, and a host that is killed under them, round after round on the same data.</summary>
public sealed class CrashScenario
{
    private const int Senders = 4;

    private readonly Installation installation;
    private readonly ApiClient admin;
    private readonly SenderClient sender;
    private readonly IReadOnlyList<AgentClient> agents;
    private readonly Sends sends;
    private readonly Invariants invariants;
    private readonly Faults faults;
    private readonly Figures figures;

    private CrashScenario(Installation installation, ApiClient admin, IReadOnlyList<AgentClient> agents, Faults faults, Random chance, Figures figures)
    {
        this.installation = installation;
        this.admin = admin;
        this.agents = agents;
        this.faults = faults;
        this.figures = figures;
        sender = new SenderClient(admin, faults);
        sends = new Sends(Centre.Small, chance);
        invariants = new Invariants(installation.Storage, () => admin, agents, sends);
    }

    public static async Task<CrashScenario> StartAsync(Installation installation, Random chance, Figures figures)
    {
        figures.Tell($"first start: ready after {await installation.StartAsync():s\\.fff} s");
        var admin = await installation.Api.AsAsync("chief", "admin");
        await admin.PutDirectoryAsync(Centre.Small.Directory);
        var faults = new Faults();
        var agents = new List<AgentClient>();

        foreach (var id in Centre.Small.Everyone)
        {
            agents.Add(new AgentClient(() => installation.Address, id, await installation.Api.TokenAsync(id, "agent"), faults));
        }

        return new CrashScenario(installation, admin, agents, faults, chance, figures);
    }

    public async Task RunRoundAsync(int round)
    {
        using var endOfWork = new CancellationTokenSource();
        // A few stay away until everybody logs in.
        var working = agents.Where((_, i) => (i + round) % 7 != 0).Select(agent => agent.WorkAsync(endOfWork.Token)).ToList();

        var sentUntil = await SendUntilKilledAsync(round);
        var firstLogin = await StartAgainAsync(round);
        await endOfWork.CancelAsync();
        await Task.WhenAll(working);

        await invariants.UnansweredAreThereForAllOrNoneAsync();
        await RepeatAsync();
        await invariants.EverybodyHasExactlyWhatWasAcceptedAsync();
        await invariants.FunnelsBecomeRightAsync(round);
        await invariants.TablesAreSoundAsync();
        faults.AssertNone();
        figures.Tell($"round {round}: killed {sentUntil} ms after the first 202, {firstLogin}; {sends.All.Count} sends by now, {invariants.Unanswered} had no answer, of which {invariants.UnansweredButThere} were there");
    }

    /// <summary>The host dies at a moment of its own, while sends are under way.</summary>
    private async Task<int> SendUntilKilledAsync(int round)
    {
        var accepted = new TaskCompletionSource();
        var senders = Enumerable.Range(0, Senders).Select(_ => SendAsync(round, accepted)).ToList();
        await accepted.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var moment = sends.Pause(5, 1_200);
        await Task.Delay(moment);
        await installation.Host.KillAsync();
        await Task.WhenAll(senders);
        return moment;
    }

    private async Task SendAsync(int round, TaskCompletionSource accepted)
    {
        while (true)
        {
            var send = sends.Next(round);

            // Not before the answer to a send is the next one made; with the host's end this sender's work ends too.
            while (send.Outcome is SendOutcome.Unknown)
            {
                if (!await sender.SendOnceAsync(send))
                {
                    return;
                }
            }

            if (send.Outcome is SendOutcome.Accepted)
            {
                accepted.TrySetResult();
            }

            await Task.Delay(sends.Pause(2, 60));
        }
    }

    private async Task<string> StartAgainAsync(int round)
    {
        if (round % 4 == 3)
        {
            // Once more while it starts: what it writes then must stand that too.
            installation.Launch();
            await Task.Delay(sends.Pause(300, 2_500));
            await installation.Host.KillAsync();
        }

        var host = installation.Launch();
        var firstLogin = agents[round % agents.Count].LogInAsync(CancellationToken.None)
            .ContinueWith(_ => (host.Age, host.ProcessorSeconds), TaskScheduler.Default);
        var ready = await host.ReadyAsync(TimeSpan.FromSeconds(120));
        var processor = host.ProcessorSeconds;
        var login = await firstLogin.WaitAsync(TimeSpan.FromSeconds(60));
        return $"started again: ready after {ready.TotalSeconds:F2} s ({processor:F2} s of processor), "
            + $"first login after {login.Age.TotalSeconds:F2} s ({login.ProcessorSeconds:F2})";
    }

    /// <summary>What had no answer is repeated with its id, as a sender's program does; and some that had one, too.</summary>
    private async Task RepeatAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        foreach (var send in sends.All.Where(s => s.Outcome is SendOutcome.Unknown || s.Id.EndsWith('7')))
        {
            var known = send.Outcome;
            await sender.SendAsync(send, limit.Token);
            Assert.True(known is SendOutcome.Unknown || known == send.Outcome, $"{send.Id} was {known} and is {send.Outcome}");
        }
    }
}
