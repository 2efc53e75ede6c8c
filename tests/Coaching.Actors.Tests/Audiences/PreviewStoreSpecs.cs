using Coaching.Actors.Audiences;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Audiences;

public abstract class PreviewStoreSpecs(ITestDatabase database) : DatabaseSpecs(database)
{
    private static readonly DateTimeOffset Expiry = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PreviewedAudience Preview = new(
        "token-1", "sue", """{"everyone":true}""", AgentSet.FromOrdinals([3, 70, 20_000]), Expiry);

    private SqlPreviewStore Store => new(Databases);

    [Fact]
    public async Task Should_give_the_preview_back_until_it_expires()
    {
        await Store.SaveAsync(Preview, default);

        Assert.Equal(Preview, await Store.FindAsync("token-1", Expiry.AddMilliseconds(-1), default));
        Assert.Null(await Store.FindAsync("token-1", Expiry, default));
        Assert.Null(await Store.FindAsync("token-2", Expiry.AddMinutes(-1), default));
    }

    [Fact]
    public async Task Should_keep_the_last_when_saved_twice()
    {
        await Store.SaveAsync(Preview, default);
        await Store.SaveAsync(Preview with { UserId = "tom" }, default);

        Assert.Equal("tom", (await Store.FindAsync("token-1", Expiry.AddMinutes(-1), default))?.UserId);
    }

    [Fact]
    public async Task Should_delete_only_what_expired()
    {
        await Store.SaveAsync(Preview, default);
        await Store.SaveAsync(Preview with { Token = "token-2", ExpiresAt = Expiry.AddMinutes(1) }, default);

        await Store.DeleteExpiredAsync(Expiry, default);

        Assert.Null(await Store.FindAsync("token-1", DateTimeOffset.UnixEpoch, default));
        Assert.NotNull(await Store.FindAsync("token-2", DateTimeOffset.UnixEpoch, default));
    }
}

public sealed class SqlitePreviewStoreSpecs() : PreviewStoreSpecs(new SqliteFolder());

[Collection(PostgreSqlServer.Name)]
public sealed class PostgreSqlPreviewStoreSpecs(PostgreSqlFixture server) : PreviewStoreSpecs(new PostgreSqlDatabase(server));
