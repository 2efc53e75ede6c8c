using System.Text;
using Coaching.Actors.Audiences;
using Coaching.Actors.ClearDown;
using Coaching.Actors.Sessions;
using Coaching.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coaching.Web.Tests.Contract;

/// <summary>The text of a message after its day: nowhere when nothing is retained, else in the sender's record alone.</summary>
public sealed class ClearDownSpecs
{
    private const string Canary = "canary-7f3a-sings";

    private static readonly byte[] CanaryBytes = Encoding.UTF8.GetBytes(Canary);

    [Fact]
    public async Task Should_leave_no_byte_in_any_table_or_file_when_nothing_is_retained_on_sqlite()
    {
        var host = new Host(("Retention:SenderRecordDays", "0"));
        await host.InitializeAsync();

        try
        {
            await LiveThroughADayAsync(host);

            await Eventually.AssertAsync(() =>
            {
                Assert.All(StoredFiles.Of(host.Folder), file => Assert.False(StoredFiles.Contains(file, CanaryBytes), file));
                return Task.CompletedTask;
            });
            Assert.Empty(SqliteTablesWithCanary(host.Folder));
            await AssertRepeatIsStillKnownAsync(host);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Should_keep_the_text_in_the_senders_record_alone_when_it_is_retained_on_sqlite()
    {
        var host = new Host();
        await host.InitializeAsync();

        try
        {
            var id = await LiveThroughADayAsync(host);

            Assert.Equal(["message"], SqliteTablesWithCanary(host.Folder));
            Assert.Contains(Canary, (await host.Admin.GetAsync($"messages/{id}")).Text("body"), StringComparison.Ordinal);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>The same on PostgreSQL.</summary>
    [Collection(PostgreSqlServer.Name)]
    public sealed class PostgreSql(PostgreSqlFixture server) : IAsyncLifetime
    {
        private readonly PostgreSqlDatabase database = new(server);

        public Task InitializeAsync() => database.InitializeAsync();

        public Task DisposeAsync() => database.DisposeAsync();

        [Fact]
        public async Task Should_leave_no_byte_in_any_table_when_nothing_is_retained()
        {
            await using var host = new Disposal(new Host([.. Settings(), ("Retention:SenderRecordDays", "0")]));
            await host.Host.InitializeAsync();
            await LiveThroughADayAsync(host.Host);

            await Eventually.AssertAsync(async () => Assert.Empty(await TablesWithCanaryAsync()));
            await AssertRepeatIsStillKnownAsync(host.Host);
        }

        [Fact]
        public async Task Should_keep_the_text_in_the_senders_record_alone_when_it_is_retained()
        {
            await using var host = new Disposal(new Host([.. Settings()]));
            await host.Host.InitializeAsync();
            await LiveThroughADayAsync(host.Host);

            Assert.Equal(["message"], await TablesWithCanaryAsync());
        }

        private (string, string?)[] Settings() =>
            [("Persistence:Provider", "postgresql"), ("Persistence:ConnectionString", database.Settings.ConnectionString), ("Authentication:SigningKey", Tokens.Key)];

        private async Task<List<string>> TablesWithCanaryAsync()
        {
            await using var connection = new NpgsqlConnection(database.Settings.ConnectionString);
            await connection.OpenAsync();
            var found = new List<string>();
            var tables = await ReadAsync(connection, "SELECT tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
            Assert.Contains("message", tables);
            Assert.Contains("journal", tables);

            foreach (var table in tables)
            {
                // A row as text has its texts as they are and its bytes in hexadecimal.
                var rows = await ReadAsync(connection, $"SELECT 'x' FROM {table} t WHERE t::text LIKE '%{Canary}%' OR t::text LIKE '%{Convert.ToHexStringLower(CanaryBytes)}%'");
                found.AddRange(rows.Take(1).Select(_ => table));
            }

            return found;
        }

        private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql)
        {
#pragma warning disable CA2100 // Names of our own tables.
            await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            var values = new List<string>();

            while (await reader.ReadAsync())
            {
                values.Add(reader.GetString(0));
            }

            return values;
        }

        private sealed class Disposal(Host host) : IAsyncDisposable
        {
            public Host Host => host;

            public async ValueTask DisposeAsync() => await host.DisposeAsync();
        }
    }

    /// <summary>Sent, previewed, delivered live and by inbox, seen, read, acknowledged; then the day ends everywhere, and clear-down has gone round.</summary>
    private static async Task<string> LiveThroughADayAsync(Host host)
    {
        await host.MoveClockAsync(Turns.NoonAfter(host.Now));
        await using var ann = await host.OpenAsync("ann");
        await using var fay = await host.OpenAsync("fay");
        var preview = await host.Admin.PostAsync("audiences/preview", new { audience = Centre.Everyone });
        var sent = await host.Admin.PostAsync("messages", host.Send = new
        {
            id = Api.NewId(),
            audience = Centre.Everyone,
            body = $"Hear how the {Canary}.",
            priority = "urgent",
            requiresAck = true,
            audienceToken = preview.Text("token"),
        });
        var id = sent.Is(System.Net.HttpStatusCode.Accepted).Text("id");
        await ann.MessageAsync();
        await ann.CallAsync("MarkSeen", (object)new[] { id });
        await ann.CallAsync("Acknowledge", id);
        await host.Agent("ben").GetAsync("inbox");
        await host.Agent("ben").PostAsync("inbox/read", new { ids = new[] { id } });
        await Eventually.AssertAsync(async () => Assert.Equal(2, (await host.Admin.GetAsync($"messages/{id}"))["funnel"].GetProperty("read").GetInt32()));

        await host.MoveClockAsync(Turns.NextInNewYork(host.Now).AddMinutes(1));
        await fay.InboxAsync(inbox => inbox.GetProperty("messages").GetArrayLength() == 0);
        await host.NextRoundAsync();
        return id;
    }

    private static async Task AssertRepeatIsStillKnownAsync(Host host) =>
        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.Admin.PostAsync("messages", host.Send)).Status);

    private static List<string> SqliteTablesWithCanary(string folder)
    {
        var found = new List<string>();

        foreach (var file in StoredFiles.Of(folder).Where(f => f.EndsWith(".db", StringComparison.Ordinal)))
        {
            using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            connection.Open();

            foreach (var (table, column) in Read(connection, "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"))
            {
                if (Read(connection, $"""SELECT 'x', 'x' FROM "{table}" WHERE instr(CAST("{column}" AS BLOB), CAST('{Canary}' AS BLOB)) > 0""").Count > 0)
                {
                    found.Add(table);
                }
            }
        }

        return found;
    }

    private static List<(string, string)> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<(string, string)>();

        while (reader.Read())
        {
            rows.Add((reader.GetString(0), reader.GetString(1)));
        }

        return rows;
    }

    /// <summary>With clear-down every half second, and the turn of the day written at once.</summary>
    private sealed class Host(params (string Key, string? Value)[] settings) : LiveHost("Development", settings)
    {
        private int rounds;

        public object? Send { get; set; }

        /// <summary>When two rounds have begun, the first of them is over.</summary>
        public async Task NextRoundAsync()
        {
            var before = Volatile.Read(ref rounds);
            await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref rounds) > before + 1));
        }

        protected override void ConfigureServices(IServiceCollection services)
        {
            var previews = services.Last(s => s.ServiceType == typeof(IPreviewStore)).ImplementationType!;
            services
                .AddSingleton(new ClearDownPace(TimeSpan.FromMilliseconds(500)))
                .AddSingleton(SessionsSettings.Default with { TurnJitter = TimeSpan.FromMilliseconds(200) })
                .AddSingleton<IPreviewStore>(p => new RoundCount(
                    (IPreviewStore)ActivatorUtilities.CreateInstance(p, previews), () => Interlocked.Increment(ref rounds)));
        }

        /// <summary>Each round begins with sweeping previews.</summary>
        private sealed class RoundCount(IPreviewStore store, Action begun) : IPreviewStore
        {
            public Task SaveAsync(PreviewedAudience preview, CancellationToken cancel) => store.SaveAsync(preview, cancel);

            public Task<PreviewedAudience?> FindAsync(string token, DateTimeOffset now, CancellationToken cancel) => store.FindAsync(token, now, cancel);

            public Task DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancel)
            {
                begun();
                return store.DeleteExpiredAsync(now, cancel);
            }
        }
    }
}
