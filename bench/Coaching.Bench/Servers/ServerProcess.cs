using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Coaching.Testing;

namespace Coaching.Bench.Servers;

/// <summary>A server in a process of its own, with settings from the environment only.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>What this process inherited, or set for itself, and a server must not: nothing but its own settings is measured.</summary>
    private static readonly string[] OwnSettings =
        ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_SYSTEM_NET", "PORT", "Persistence__", "Cluster__", "Authentication__", "Directory__"];

    private readonly Process process;
    private readonly Process guard;
    private readonly Stopwatch sinceStart = Stopwatch.StartNew();

    private ServerProcess(Process process, Process guard, IPEndPoint address)
    {
        this.process = process;
        this.guard = guard;
        Address = address;
    }

    public IPEndPoint Address { get; }

    /// <summary>Since the process was started.</summary>
    public TimeSpan Age => sinceStart.Elapsed;

    public double ProcessorSeconds => ProcessFigures.ProcessorSeconds(process.Id);

    public long ResidentKilobytes => ProcessFigures.ResidentKilobytes(process.Id);

    public static ServerProcess Start(IReadOnlyList<string> command, IPEndPoint address, IReadOnlyDictionary<string, string> settings, ProcessOutput output)
    {
        var start = new ProcessStartInfo("dotnet", command)
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        foreach (var inherited in start.Environment.Keys.Where(key => OwnSettings.Any(own => key.StartsWith(own, StringComparison.Ordinal))).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["ASPNETCORE_URLS"] = $"http://{address}";

        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServerProcess(process, Guard(process.Id), address);
    }

    /// <summary>Until the server says that it takes traffic.</summary>
    public async Task ReadyAsync(CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://{Address}"), Timeout = TimeSpan.FromSeconds(2) };

        while (!await IsReadyAsync(http, stop))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"A server ended with {process.ExitCode}.");
            }

            await Task.Delay(20, stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        if (!guard.HasExited)
        {
            await guard.StandardInput.WriteLineAsync("done");
            await guard.StandardInput.FlushAsync();
            await guard.WaitForExitAsync();
        }

        process.Dispose();
        guard.Dispose();
    }

    /// <summary>An address on loopback that nobody listens on.</summary>
    public static IPEndPoint FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    /// <summary>A shell whose input is a pipe from us: when the bench dies without a word the pipe closes, and the server goes too.</summary>
    private static Process Guard(int server) => Process.Start(
        new ProcessStartInfo("sh", ["-c", "read -r done || kill -9 \"$1\"", "guard", server.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
        })!;

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/healthz/ready", UriKind.Relative), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested && fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
