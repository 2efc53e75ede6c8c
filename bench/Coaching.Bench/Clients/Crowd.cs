using System.Globalization;

namespace Coaching.Bench.Clients;

/// <summary>
/// Agents in a process of their own, because one process may have so many open files and no more. Reads lines that say what to expect, and writes a
/// line when all its agents have it. Times are comparable: the clock is the machine's.
/// </summary>
internal sealed class Crowd(Door door, AgentRange agents, TextWriter told) : IArrivals
{
    public const string Command = "agents";

    private const int LoginsAtOnce = 64;

    private readonly Ledger messages = new();

    /// <param name="args">The door, the first agent and how many.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        InlineSockets.Enable();
        var agents = new AgentRange(Number(args[1]), Number(args[2]));
        var told = TextWriter.Synchronized(Console.Out);
        await new Crowd(Door.Parse(args[0]), agents, told).RunAsync(Console.In);
        return 0;
    }

    public void Message(int agent, ReadOnlySpan<byte> record, long at)
    {
        if (SendId.TryFind(record, out var number, out _))
        {
            messages.Arrived(agent, number, at);
        }
    }

    public void Inbox(int agent, ReadOnlySpan<byte> record, long at)
    {
    }

    /// <summary>Until the input ends: who started this process is gone, or done.</summary>
    private async Task RunAsync(TextReader lines)
    {
        using var fleet = new Fleet();
        await fleet.LogInAsync(agents, LoginsAtOnce, agent => (door.NodeOf(agent), door.Upgrade(agent, default)), this, CancellationToken.None);
        await told.WriteLineAsync(CrowdLine.Ready);

        while (await lines.ReadLineAsync() is { } line)
        {
            if (CrowdLine.TryReadExpect(line, out var number))
            {
                var message = messages.Expect(number, agents);
                await told.WriteLineAsync(CrowdLine.Expecting(number));
                _ = TellAsync(message);
            }
            else
            {
                await told.WriteLineAsync(CrowdLine.Checked(FaultIn(fleet)));
            }
        }
    }

    private async Task TellAsync(Expectation message)
    {
        await message.Complete;
        await told.WriteLineAsync(CrowdLine.Arrived(message.Number, message.LastAt));
    }

    private string? FaultIn(Fleet fleet)
    {
        try
        {
            fleet.AssertConnected();
            messages.AssertExactlyOnce();
            return null;
        }
        catch (Exception fault) when (fault is IOException or DeliveryException)
        {
            return fault.Message;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
