using System.Diagnostics;
using Coaching.Bench.Clients;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Workloads;

/// <summary>One of the two that are compared, with everybody who is connected to it and the account of what must arrive.</summary>
internal sealed class Stage(IServers servers, Centre centre, CancellationToken stop) : IArrivals, IAsyncDisposable
{
    /// <summary>Enough to keep a server busy, and fewer than wait at its door.</summary>
    private const int LoginsAtOnce = 256;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<SenderLine> lines = [];
    private readonly List<CrowdProcess> crowds = [];
    private Ledger? inboxes;

    public IServers Servers => servers;

    public Centre Centre => centre;

    /// <summary>Of pushed messages.</summary>
    public Ledger Messages { get; } = new();

    public Fleet Fleet { get; private set; } = new();

    /// <summary>Who is connected and gets what goes to everyone.</summary>
    public AgentRange Online { get; private set; }

    public double ProcessorSeconds => servers.Nodes.Sum(node => node.ProcessorSeconds);

    public long ResidentKilobytes => servers.Nodes.Sum(node => node.ResidentKilobytes);

    /// <summary>Logs agents in who are online from now on.</summary>
    public async Task ConnectAsync(AgentRange agents)
    {
        await LogInAsync(agents, default);
        Online = agents;
    }

    /// <summary>
    /// Logs agents in who are more than this process can have connections: so many processes play an equal part of them each. From then on a process
    /// counts as one recipient of what goes to everyone, which has a message when the last of its agents has it.
    /// </summary>
    public async Task ConnectCrowdsAsync(AgentRange agents, int processes)
    {
        for (var part = 0; part < processes; part++)
        {
            var crowd = part;
            var first = agents.First + (int)((long)agents.Count * part / processes);
            var end = agents.First + (int)((long)agents.Count * (part + 1) / processes);
            crowds.Add(await CrowdProcess.StartAsync(
                servers.Door, new AgentRange(first, end - first), (number, lastAt) => Messages.Arrived(crowd, number, lastAt), stop));
        }

        Online = new AgentRange(0, processes);
    }

    /// <summary>Logs agents in, and ends when each has seen its inbox.</summary>
    /// <param name="stored">What must be in each of these inboxes, each message once.</param>
    public async Task LogInAsync(AgentRange agents, Stored stored)
    {
        if (stored.Count > 0)
        {
            inboxes = new Ledger();

            for (var number = stored.First; number < stored.First + stored.Count; number++)
            {
                inboxes.Expect(number, agents);
            }
        }

        var door = servers.Door;
        await Fleet.LogInAsync(agents, LoginsAtOnce, agent => (door.NodeOf(agent), door.Upgrade(agent, stored)), this, stop)
            .WaitAsync(Patience * 5, stop);
        inboxes?.AssertExactlyOnce();
        inboxes = null;
    }

    /// <summary>Opens sender's connections, so many in all.</summary>
    public async Task OpenLinesAsync(int count)
    {
        while (lines.Count < count)
        {
            lines.Add(await SenderLine.ConnectAsync(servers.Nodes.Select(node => node.Address), stop));
        }
    }

    /// <summary>Sends, and ends when it is accepted. What must arrive is in the account before the first byte leaves.</summary>
    /// <param name="line">Who sends: each of them waits for its answer.</param>
    /// <param name="due">When it should have been sent; 0: now.</param>
    public async Task<Expectation> SendAsync(int line, Audience audience, long due = 0)
    {
        var message = Messages.Expect(Recipients(audience));
        var requests = servers.Send(audience, message.Number);
        await Task.WhenAll(crowds.Select(crowd => crowd.ExpectAsync(message.Number)));
        message.SentAt = due > 0 ? due : Stopwatch.GetTimestamp();
        await lines[line].SendAsync(requests);
        message.AcceptedAt = Stopwatch.GetTimestamp();
        return message;
    }

    /// <summary>Sends to everyone, one after the other, and waits for those who are online.</summary>
    public async Task<Stored> StoreAsync(int count)
    {
        await OpenLinesAsync(1);
        var sent = new List<Expectation>();

        for (var i = 0; i < count; i++)
        {
            sent.Add(await SendAsync(0, new Audience.Everyone()));
        }

        await ArrivedAsync(sent);
        return new Stored(sent[0].Number, count);
    }

    /// <exception cref="DeliveryException">Not all arrived in time.</exception>
    public async Task ArrivedAsync(IReadOnlyCollection<Expectation> messages)
    {
        try
        {
            await Task.WhenAll(messages.Select(message => message.Complete)).WaitAsync(Patience, stop);
        }
        catch (TimeoutException)
        {
            var late = messages.First(message => !message.Complete.IsCompleted);
            throw new DeliveryException($"Message {late.Number} came to {late.Arrived} of {late.Recipients.Count} agents.");
        }
    }

    /// <summary>After a moment for what comes too much: everything exactly once, and nobody lost.</summary>
    public async Task AssertSoundAsync()
    {
        await SettleAsync();
        Fleet.AssertConnected();
        Messages.AssertExactlyOnce();

        foreach (var crowd in crowds)
        {
            await crowd.AssertSoundAsync();
        }
    }

    /// <summary>Time for the server to finish what it does after the last toast.</summary>
    public Task SettleAsync() => Task.Delay(TimeSpan.FromMilliseconds(500), stop);

    public async Task LogOutAsync(AgentRange agents)
    {
        Fleet.LogOut(agents);
        await SettleAsync();
    }

    /// <summary>Logs everybody out, if nobody was lost until now.</summary>
    public async Task LeaveAsync()
    {
        Fleet.AssertConnected();
        Leave();
        Fleet = new Fleet();
        await SettleAsync();
    }

    /// <summary>Kills the servers and starts them again with the same data. Nobody is connected afterwards.</summary>
    public async Task RestartAsync()
    {
        Leave();
        Fleet = new Fleet();
        await servers.StartAsync(stop);
    }

    public void Message(int agent, ReadOnlySpan<byte> record, long at)
    {
        if (SendId.TryFind(record, out var number, out _))
        {
            Messages.Arrived(agent, number, at);
        }
    }

    public void Inbox(int agent, ReadOnlySpan<byte> record, long at)
    {
        while (inboxes is { } account && SendId.TryFind(record, out var number, out record))
        {
            account.Arrived(agent, number, at);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Leave();

        foreach (var crowd in crowds)
        {
            await crowd.DisposeAsync();
        }

        await servers.DisposeAsync();
    }

    private void Leave()
    {
        Online = default;
        Fleet.Dispose();
        lines.ForEach(line => line.Dispose());
        lines.Clear();
    }

    private AgentRange Recipients(Audience audience) => audience switch
    {
        Audience.Everyone => Online,
        Audience.One one => new AgentRange(one.Agent, 1),
        Audience.Team team => Centre.MembersOf(team.Number),
        _ => throw new InvalidOperationException("Unknown audience."),
    };
}
