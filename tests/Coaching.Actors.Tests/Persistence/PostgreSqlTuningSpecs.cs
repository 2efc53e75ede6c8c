using Coaching.Actors.Persistence;
using Coaching.Actors.Persistence.PostgreSql;
using Npgsql;
using Xunit;

namespace Coaching.Actors.Tests.Persistence;

public sealed class PostgreSqlTuningSpecs
{
    [Theory]
    [InlineData(DatabasePart.Journal, 16)]
    [InlineData(DatabasePart.Messages, 6)]
    [InlineData(DatabasePart.Receipts, 3)]
    [InlineData(DatabasePart.Directory, 3)]
    public void Should_bound_the_connections_of_each_part(DatabasePart part, int connections) =>
        Assert.Equal(connections, Tuned("Host=db", part).MaxPoolSize);

    [Fact]
    public void Should_prepare_what_runs_again_and_keep_sessions_as_they_are()
    {
        var tuned = Tuned("Host=db", DatabasePart.Messages);

        Assert.Equal((50, 2), (tuned.MaxAutoPrepare, tuned.AutoPrepareMinUsages));
        Assert.True(tuned.NoResetOnClose);
        Assert.Equal(30, tuned.KeepAlive);
    }

    [Fact]
    public void Should_leave_alone_what_the_operator_has_set()
    {
        var tuned = Tuned("Host=db;Maximum Pool Size=40;Max Auto Prepare=0;Auto Prepare Min Usages=9;Keepalive=0;No Reset On Close=false", DatabasePart.Journal);

        Assert.Equal((40, 0, 9, 0), (tuned.MaxPoolSize, tuned.MaxAutoPrepare, tuned.AutoPrepareMinUsages, tuned.KeepAlive));
        Assert.False(tuned.NoResetOnClose);
    }

    [Fact]
    public void Should_leave_the_size_of_the_journals_pool_alone_and_no_other()
    {
        Assert.Equal(6, Tuned("Host=db;Maximum Pool Size=40", DatabasePart.Messages).MaxPoolSize);
        Assert.Equal(2, Tuned("Host=db;Maximum Pool Size=40", DatabasePart.Messages).CommandTimeout);
    }

    private static NpgsqlConnectionStringBuilder Tuned(string configured, DatabasePart part) => new(PostgreSqlTuning.ConnectionString(configured, part));
}
