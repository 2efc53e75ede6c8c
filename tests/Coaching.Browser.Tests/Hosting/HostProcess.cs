using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Coaching.Browser.Tests.Hosting;

/// <summary>The product's own host in a process of its own, on a free loopback port, over a folder of its own. Can be killed and started again.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly string folder = Directory.CreateTempSubdirectory("coaching-browser-").FullName;
    private readonly StringBuilder log = new();
    private readonly string[] arguments;
    private Process? process;

    private HostProcess(string[] arguments) => this.arguments = arguments;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public static async Task<HostProcess> StartAsync(params string[] arguments)
    {
        var host = new HostProcess(arguments);
        await host.StartAgainAsync();
        return host;
    }

    /// <summary>On the same port, with the same data.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Coaching.Host.dll"));

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var inherited in new[] { "PORT", "DOTNET_ENVIRONMENT" })
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Persistence__ConnectionString"] = $"Data Source={Path.Combine(folder, "coaching.db")}";
        start.Environment.TryAdd("Directory__Demo", "false");

        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ReadyAsync();
    }

    /// <summary>As a machine that loses its power: nothing is handed over or said goodbye to.</summary>
    public async Task KillAsync()
    {
        if (process is { } running)
        {
            process = null;
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
            running.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var since = Stopwatch.StartNew();

        while (!await IsReadyAsync(client))
        {
            if (process!.HasExited || since.Elapsed > StartLimit)
            {
                throw new InvalidOperationException($"The host did not become ready:{Environment.NewLine}{Log()}");
            }

            await Task.Delay(100);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/healthz/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (log)
        {
            log.AppendLine(line.Data);
        }
    }

    private string Log()
    {
        lock (log)
        {
            return log.ToString();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
