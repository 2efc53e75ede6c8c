using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace Coaching.Testing;

/// <summary>
/// A private PostgreSQL server for a test run: own data, own socket folder, a free port on loopback, and durable as in production. It is never run
/// as root. A shell holds it, whose input is a pipe from us: when the test process ends, however it ends, the pipe closes and the shell stops the
/// server and deletes its folder.
/// </summary>
public sealed class PostgreSqlFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"coaching-postgres-{Guid.NewGuid():N}");
    private Process? holder;

    public int Port { get; } = FindFreePort();

    /// <summary>For one database of this server. Pools are small: many tests share the server.</summary>
    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";

    public async Task InitializeAsync()
    {
        holder = Start();
        await AnsweringAsync(holder);
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();

        if (holder is not null)
        {
            holder.StandardInput.Close();
            await holder.WaitForExitAsync();
            holder.Dispose();
        }
    }

    /// <summary>kill -9 of the server and all its processes; its data stay as they are on disk.</summary>
    public Task KillAsync() => holder!.StandardInput.WriteLineAsync("kill");

    /// <summary>Starts a killed server on its data, and waits until it answers.</summary>
    public async Task StartAgainAsync()
    {
        await holder!.StandardInput.WriteLineAsync("run");
        await AnsweringAsync(holder);
    }

    /// <summary>Runs a statement on the server's own database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests only.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private Process Start()
    {
        var binaries = PostgreSqlBinaries.FindFolder();
        var script =
            $$"""
            set -e
            umask 077
            mkdir '{{folder}}'
            cd '{{folder}}'
            '{{binaries}}/initdb' --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync >&2
            run() {
                '{{binaries}}/postgres' -D data -p {{Port}} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{{folder}}' \
                    -c fsync=on -c max_connections=200 -c logging_collector=off </dev/null >>server.log 2>&1 &
                server=$!
            }
            run
            while read -r order; do
                case $order in
                    kill) kill -KILL $server $(cat /proc/$server/task/$server/children); wait $server || true ;;
                    run) run ;;
                esac
            done
            kill -INT $server
            wait $server || true
            cd /
            rm -rf '{{folder}}'
            """;
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", "-c", script])
            : new ProcessStartInfo("sh", ["-c", script]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start) ?? throw new InvalidOperationException("No shell.");
        process.StandardInput.AutoFlush = true;
        return process;
    }

    private async Task AnsweringAsync(Process shell)
    {
        var started = Stopwatch.StartNew();

        // initdb and a start take a second or two: asking again is all there is to wait on.
        while (!await IsAnsweringAsync())
        {
            if (shell.HasExited || started.Elapsed > StartLimit)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {await shell.StandardError.ReadToEndAsync()}");
            }
        }
    }

    private async Task<bool> IsAnsweringAsync()
    {
        try
        {
            await ExecuteAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
