using System.Diagnostics;
using System.Globalization;
using Coaching.Testing;

namespace Coaching.Cluster.Tests.Hosts;

/// <summary>A host as operators start it: a process of its own, with settings from the environment only, in a folder that has nothing to do with it.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    /// <summary>What this process inherited and the host must not: settings of whoever runs the tests.</summary>
    private static readonly string[] OwnSettings = ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "PORT", "Persistence__", "Cluster__", "Authentication__", "Directory__"];

    private readonly Process process;
    private readonly Process guard;
    private readonly Stopwatch sinceStart = Stopwatch.StartNew();

    private HostProcess(Process process, Process guard, Uri address)
    {
        this.process = process;
        this.guard = guard;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Since the process was started.</summary>
    public TimeSpan Age => sinceStart.Elapsed;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>Resident memory, in MB.</summary>
    public long Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / (1024 * 1024);
        }
    }

    /// <summary>Seconds of processor used so far: says more than the time on a machine that others use too.</summary>
    public double ProcessorSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static HostProcess Start(Uri address, IReadOnlyDictionary<string, string> settings, ProcessOutput output)
    {
        var start = new ProcessStartInfo("dotnet", [HostFiles.Assembly])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        foreach (var inherited in start.Environment.Keys.Where(key => OwnSettings.Any(own => key.StartsWith(own, StringComparison.Ordinal))).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["ASPNETCORE_URLS"] = address.ToString();

        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new HostProcess(process, Guard(process.Id), address);
    }

    /// <summary>Until the host says that it takes traffic.</summary>
    public async Task<TimeSpan> ReadyAsync(TimeSpan within)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };

        while (!await ReadyProbe.IsReadyAsync(http, Address))
        {
            if (HasExited || Age > within)
            {
                throw new InvalidOperationException(HasExited ? $"The host ended with {ExitCode}." : $"The host was not ready within {within}.");
            }

            await Task.Delay(20);
        }

        return Age;
    }

    /// <summary>kill -9: the process gets no chance to do anything.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await EndGuardAsync();
    }

    /// <summary>SIGTERM, as a supervisor of processes stops one.</summary>
    public void Terminate() => Signal("TERM");

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public Task ExitedAsync(CancellationToken stop) => process.WaitForExitAsync(stop);

    public async Task<int> ExitAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        await process.WaitForExitAsync(limit.Token);
        await EndGuardAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        await EndGuardAsync();
        process.Dispose();
        guard.Dispose();
    }

    /// <summary>A shell whose input is a pipe from us: when the tests die without a word the pipe closes, and the host goes too.</summary>
    private static Process Guard(int host) => Process.Start(
        new ProcessStartInfo("sh", ["-c", "read -r done || kill -9 \"$1\"", "guard", host.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
        })!;

    private async Task EndGuardAsync()
    {
        if (!guard.HasExited)
        {
            await guard.StandardInput.WriteLineAsync("done");
            await guard.StandardInput.FlushAsync();
            await guard.WaitForExitAsync();
        }
    }
}
