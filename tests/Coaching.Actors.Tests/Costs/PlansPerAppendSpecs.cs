using Coaching.Actors.MessageLog;
using Coaching.Actors.Persistence;
using Coaching.Actors.Tests.MessageLog;
using Coaching.Testing;
using Xunit;

namespace Coaching.Actors.Tests.Costs;

/// <summary>To parse and plan an append costs PostgreSQL more than to run it, and a send waits for it.</summary>
[Collection(PostgreSqlServer.Name)]
public sealed class PlansPerAppendSpecs(PostgreSqlFixture server) : DatabaseSpecs(new PostgreSqlDatabase(server))
{
    private const int MostCustomPlans = 5;

    [Fact]
    public async Task Should_run_appends_by_one_plan_when_they_come_again_and_again()
    {
        var log = SqlMessageLog.On(Databases, new DatabaseClock(() => TimeSpan.Zero));
        await using var connection = await Databases[DatabasePart.Messages].Source.OpenConnectionAsync();
        await connection.CloseAsync();

        for (var i = 0; i < 50; i++)
        {
            await log.AppendAsync([Drafts.New($"m{i}")], default);
        }

        // The pool hands out the connection that came back last: the one that appended.
        await connection.OpenAsync();
        await using var plans = connection.Command("SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE '%INSERT INTO message%'");
        var (kept, made) = Assert.Single(await plans.ListAsync(row => (row.GetInt64(0), row.GetInt64(1)), default));
        Assert.InRange(made, 0, MostCustomPlans);
        Assert.InRange(kept, 50 - MostCustomPlans - 2, 50);
    }
}
