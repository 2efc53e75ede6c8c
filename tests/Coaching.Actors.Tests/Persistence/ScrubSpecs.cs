using System.Text;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Persistence;
using Coaching.Actors.Tests.MessageLog;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Persistence;

/// <summary>On SQLite the files are the whole database: what was erased must be in none of them.</summary>
public sealed class ScrubSpecs : DatabaseSpecs
{
    private readonly SqliteFolder folder;
    private TimeSpan offset;

    public ScrubSpecs()
        : this(new SqliteFolder()) { }

    private ScrubSpecs(SqliteFolder folder)
        : base(folder) => this.folder = folder;

    private IMessageLog Log => SqlMessageLog.On(Databases, new DatabaseClock(() => offset));

    private StorageMaintenance Maintenance => new(Databases);

    [Fact]
    public async Task Should_leave_no_text_in_any_file_when_erased_while_others_read()
    {
        await AppendAsync(count: 300, text: "canary");
        offset = TimeSpan.FromDays(1);
        await AppendAsync(count: 5, text: "keeper");
        Assert.NotEqual(0, CountInFiles("canary"));
        using var reading = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntilAsync(reading.Token))).ToList();

        await Log.EraseBeforeAsync(DateTimeOffset.UtcNow.AddHours(12), TimeSpan.FromDays(7), default);
        var scrubbed = await Maintenance.ScrubAsync(default);

        Assert.True(scrubbed);
        Assert.Equal(0, CountInFiles("canary"));
        Assert.NotEqual(0, CountInFiles("keeper"));
        await reading.CancelAsync();
        await Task.WhenAll(readers);
    }

    // Seeds for which SQLite moves rows between pages and leaves their bytes behind.
    [Theory]
    [InlineData(27)]
    [InlineData(28)]
    [InlineData(39)]
    public async Task Should_leave_no_text_when_days_of_all_sizes_came_and_went(int seed)
    {
        var random = new Random(seed);

        for (var day = 0; day < 14; day++)
        {
            offset = TimeSpan.FromDays(day * 1.01);
            var longest = random.Next(2) == 0 ? 300 : 6_000;
            await AppendAsync(count: random.Next(1, 100), $"<day{day}>", random.Next(1, 30), () => random.Next(longest));
            await Log.EraseBeforeAsync(DateTimeOffset.UtcNow + offset - TimeSpan.FromDays(2.5), TimeSpan.FromDays(random.Next(1, 5)), default);
            Assert.True(await Maintenance.ScrubAsync(default));

            Assert.All(Enumerable.Range(0, Math.Max(0, day - 2)), erased => Assert.Equal(0, CountInFiles($"<day{erased}>")));
        }
    }

    [Fact]
    public async Task Should_write_the_file_anew_only_when_messages_were_erased()
    {
        await AppendAsync(count: 300, text: "canary");
        await FreePagesAsync();
        Assert.True(await Maintenance.ScrubAsync(default));
        Assert.NotEqual(0, await FreePagesLeftAsync());

        offset = TimeSpan.FromDays(1);
        await Log.EraseBeforeAsync(DateTimeOffset.UtcNow.AddHours(12), TimeSpan.FromDays(7), default);
        Assert.True(await Maintenance.ScrubAsync(default));
        Assert.Equal(0, await FreePagesLeftAsync());

        await AppendAsync(count: 3, text: "keeper");
        await FreePagesAsync();
        Assert.True(await Maintenance.ScrubAsync(default));
        Assert.NotEqual(0, await FreePagesLeftAsync());

        offset = TimeSpan.FromDays(9);
        await Log.EraseBeforeAsync(DateTimeOffset.UtcNow.AddDays(-30), TimeSpan.FromDays(7), default);
        Assert.True(await Maintenance.ScrubAsync(default));
        Assert.Equal(0, await FreePagesLeftAsync());
    }

    [Fact]
    public async Task Should_say_so_when_a_reader_is_in_the_way()
    {
        await AppendAsync(count: 10, text: "canary");
        await using var connection = await Databases[DatabasePart.Messages].Source.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadUncommitted))
        {
            await using var read = connection.Command("SELECT count(*) FROM message");
            await read.LongAsync(default);
            await AppendAsync(count: 10, text: "canary");

            Assert.False(await Maintenance.ScrubAsync(default));
        }

        Assert.True(await Maintenance.ScrubAsync(default));
    }

    private Task FreePagesAsync() => Databases[DatabasePart.Messages].WriteAsync(
        async (connection, token) =>
        {
            await using var command = connection.Command("CREATE TABLE big AS SELECT randomblob(100000) AS bytes; DROP TABLE big");
            await command.ExecuteNonQueryAsync(token);
        },
        default);

    private Task<long> FreePagesLeftAsync() => Databases[DatabasePart.Messages].ReadAsync(
        async (connection, token) =>
        {
            await using var command = connection.Command("PRAGMA freelist_count");
            return await command.LongAsync(token);
        },
        default);

    private async Task AppendAsync(int count, string text, int batch = 7, Func<int>? padding = null)
    {
        var drafts = Enumerable.Range(0, count).Select(_ => Drafts.New(Guid.NewGuid().ToString("N"), sender: text) with
        {
            Body = $"{text}{new string('.', padding?.Invoke() ?? 100)}{text}",
            Rule = text,
        });

        foreach (var some in drafts.ToList().Chunk(batch))
        {
            await Log.AppendAsync(some, default);
        }
    }

    private async Task ReadUntilAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await Log.ReadAfterAsync(0, 100, default);
        }
    }

    private int CountInFiles(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return System.IO.Directory.GetFiles(folder.Folder).Sum(file => Count(ReadShared(file), bytes));
    }

    private static int Count(ReadOnlySpan<byte> all, ReadOnlySpan<byte> text)
    {
        var count = 0;

        for (var at = all.IndexOf(text); at >= 0; at = all.IndexOf(text))
        {
            count++;
            all = all[(at + text.Length)..];
        }

        return count;
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
