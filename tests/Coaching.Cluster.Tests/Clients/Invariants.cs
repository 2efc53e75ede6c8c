using System.Data.Common;
using Coaching.Actors.Persistence;
using Coaching.Cluster.Tests.Hosts;

namespace Coaching.Cluster.Tests.Clients;

/// <summary>What must hold after each fault, through the API and in the tables.</summary>
public sealed class Invariants(PersistenceSettings storage, Func<ApiClient> admin, IReadOnlyList<AgentClient> agents, Sends sends)
{
    private static readonly TimeSpan FunnelsWithin = TimeSpan.FromSeconds(20);

    /// <summary>How many sends had no answer when their host died.</summary>
    public int Unanswered { get; private set; }

    /// <summary>How many of those were stored all the same, for all their recipients.</summary>
    public int UnansweredButThere { get; private set; }

    public async Task UnansweredAreThereForAllOrNoneAsync()
    {
        var unanswered = sends.Unknown;
        Unanswered += unanswered.Count;
        var inboxes = await InboxesAsync();

        foreach (var send in unanswered)
        {
            var having = inboxes.Where(inbox => inbox.Value.Contains(send.Id)).Select(inbox => inbox.Key).Order().ToList();
            Assert.True(having.Count == 0 || having.SequenceEqual(send.Recipients.Order()), $"{send.Id} is half there: {string.Join(' ', having)}");
            UnansweredButThere += having.Count > 0 ? 1 : 0;
        }
    }

    public async Task EverybodyHasExactlyWhatWasAcceptedAsync()
    {
        foreach (var difference in await DifferencesAsync())
        {
            Assert.Fail(difference.ToString());
        }
    }

    /// <summary>Where an inbox is not what was accepted for it; an id twice in an inbox is a fault of its own.</summary>
    public async Task<IReadOnlyList<InboxDifference>> DifferencesAsync()
    {
        var accepted = sends.Accepted;
        var differences = new List<InboxDifference>();

        foreach (var (agent, inbox) in await InboxesAsync())
        {
            var expected = accepted.Where(s => s.Recipients.Contains(agent)).Select(s => s.Id).ToHashSet();

            if (!expected.SetEquals(inbox))
            {
                differences.Add(new InboxDifference(agent, [.. expected.Except(inbox)], [.. inbox.Except(expected)]));
            }
        }

        return differences;
    }

    /// <summary>Of this round's sends, and of some older ones: those were counted before the crash.</summary>
    public async Task FunnelsBecomeRightAsync(int round)
    {
        var mine = $"r{round}-";
        var accepted = sends.Accepted;
        var looked = accepted.Where(s => s.Id.StartsWith(mine, StringComparison.Ordinal)).Concat(Random.Shared.GetItems(accepted.ToArray(), 10)).Distinct();
        var deadline = DateTime.UtcNow + FunnelsWithin;

        foreach (var send in looked)
        {
            // Everybody logged in since, so that everybody's inbox was handed over.
            var recipients = agents.Where(agent => send.Recipients.Contains(agent.AgentId)).ToList();
            var expected = (send.Recipients.Count, send.Recipients.Count, recipients.Count(a => a.Deeds.HasSeen(send.Id)), recipients.Count(a => a.Deeds.HasRead(send.Id)));
            var funnel = await FunnelAsync(send.Id);

            while (funnel != expected && DateTime.UtcNow < deadline)
            {
                await Task.Delay(100);
                funnel = await FunnelAsync(send.Id);
            }

            Assert.True(funnel == expected, $"{send.Id}: the funnel is {funnel} and should be {expected} (targeted, delivered, seen, read)");
        }
    }

    /// <summary>
    /// All nodes show some messages with the same funnels, and no agent with two statuses: one that lived in two places would have two. A node may take
    /// an agent for logged out that others still show: when an agent was moved after its page was closed, nobody tells of it any more.
    /// </summary>
    public async Task NodesAgreeAsync(IReadOnlyList<ApiClient> nodes)
    {
        var looked = Random.Shared.GetItems(sends.Accepted.ToArray(), 20).Select(send => send.Id).Distinct().ToList();
        var deadline = DateTime.UtcNow + FunnelsWithin;

        while (true)
        {
            var views = (await Task.WhenAll(nodes.Select(node => ViewAsync(node, looked)))).SelectMany(view => view).ToLookup(row => row.Key, row => row.Value);
            var differing = views.Where(row => row.Distinct().Count(value => value != "loggedOut") > 1).ToList();

            if (differing.Count == 0)
            {
                return;
            }

            Assert.True(
                DateTime.UtcNow < deadline,
                $"The nodes do not agree:\n{string.Join('\n', differing.Select(row => $"{row.Key}: {string.Join(" | ", row)}"))}");
            await Task.Delay(500);
        }
    }

    /// <summary>After the end of the business day.</summary>
    public async Task InboxesAreEmptyAsync()
    {
        foreach (var (agent, inbox) in await InboxesAsync())
        {
            Assert.True(inbox.Count == 0, $"{agent} still has {inbox.Count} messages of the day before.");
        }
    }

    public async Task TablesAreSoundAsync()
    {
        await using var databases = new Databases(storage);
        var accepted = sends.Accepted.ToDictionary(s => s.Id, s => s.Recipients.Count);
        var stored = await RowsAsync(databases[DatabasePart.Messages], "SELECT version, id, recipients FROM message ORDER BY version");

        Assert.Equal(Enumerable.Range(1, accepted.Count).Select(version => (long)version), stored.Select(row => Convert.ToInt64(row[0])));
        Assert.Equal(accepted.OrderBy(a => a.Key), stored.Select(row => KeyValuePair.Create((string)row[1], Convert.ToInt32(row[2]))).OrderBy(a => a.Key));
        Assert.Equal(accepted.Count, Convert.ToInt32((await RowsAsync(databases[DatabasePart.Messages], "SELECT version FROM log_head")).Single()[0]));

        var twice = await RowsAsync(databases[DatabasePart.Journal], "SELECT persistence_id FROM journal GROUP BY persistence_id, sequence_number HAVING count(*) > 1");
        Assert.Empty(twice);

        if (databases.Provider is DatabaseProvider.Sqlite)
        {
            foreach (var part in Enum.GetValues<DatabasePart>())
            {
                Assert.Equal("ok", (await RowsAsync(databases[part], "PRAGMA quick_check")).Single()[0]);
            }
        }
    }

    private static Task<List<object[]>> RowsAsync(SqlDatabase database, string sql) => database.ReadAsync(
        async (connection, cancel) =>
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are those above.
            command.CommandText = sql;
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var rows = new List<object[]>();

            while (await reader.ReadAsync(cancel))
            {
                rows.Add(ValuesOf(reader));
            }

            return rows;
        },
        CancellationToken.None);

    private static object[] ValuesOf(DbDataReader reader)
    {
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return values;
    }

    private async Task<Dictionary<string, IReadOnlyList<string>>> InboxesAsync()
    {
        var inboxes = await Task.WhenAll(agents.Select(async agent => (agent.AgentId, Inbox: await agent.SettleAsync())));
        return inboxes.ToDictionary(i => i.AgentId, i => i.Inbox);
    }

    private static async Task<IEnumerable<KeyValuePair<string, string>>> ViewAsync(ApiClient node, IReadOnlyList<string> messages)
    {
        var statuses = (await node.GetAsync("/agents?limit=1000")).GetProperty("agents").EnumerateArray()
            .Select(agent => KeyValuePair.Create(agent.GetProperty("id").GetString()!, agent.GetProperty("status").GetString()!));
        var funnels = await Task.WhenAll(
            messages.Select(async id => KeyValuePair.Create(id, (await node.GetAsync($"/messages/{id}")).GetProperty("funnel").ToString())));
        return statuses.Concat(funnels);
    }

    private async Task<(int Targeted, int Delivered, int Seen, int Read)> FunnelAsync(string id)
    {
        var funnel = (await admin().GetAsync($"/messages/{id}")).GetProperty("funnel");
        return (Count("targeted"), Count("delivered"), Count("seen"), Count("read"));

        int Count(string state) => funnel.GetProperty(state).GetInt32();
    }
}

/// <param name="Lacking">Accepted for this agent and not there.</param>
/// <param name="Besides">There, and not accepted for this agent.</param>
public sealed record InboxDifference(string Agent, IReadOnlyList<string> Lacking, IReadOnlyList<string> Besides)
{
    public override string ToString() => $"{Agent} lacks [{string.Join(' ', Lacking)}], has besides [{string.Join(' ', Besides)}]";
}
