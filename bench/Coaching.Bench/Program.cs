using Coaching.Bench;
using Coaching.Bench.Clients;
using Coaching.Bench.Floor;
using Spectre.Console;

if (args is ["floor"])
{
    await FloorServer.RunAsync();
    return 0;
}

if (args is [Crowd.Command, .. var crowd])
{
    return await Crowd.RunAsync(crowd);
}

try
{
    using var stop = new CancellationTokenSource();
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = true;
        stop.Cancel();
    };
    return await Session.RunAsync(BenchOptions.Parse(args), AnsiConsole.Console, stop.Token);
}
catch (OperationCanceledException)
{
    return 130;
}
catch (ArgumentException fault)
{
    await Console.Error.WriteLineAsync($"{fault.Message}\n{BenchOptions.Usage}");
    return 2;
}
