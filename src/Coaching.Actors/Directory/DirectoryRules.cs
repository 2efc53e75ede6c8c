using Coaching.Actors.Protocol;

namespace Coaching.Actors.Directory;

/// <summary>
/// What a directory must satisfy before it is stored. Pure: names every fault, changes nothing. Input comes from JSON, so any list or text in it may
/// be missing, whatever the types say: a missing list is an empty one, a missing text a fault.
/// </summary>
public static class DirectoryRules
{
    /// <summary>Checks a whole directory; paths are those of its JSON, such as <c>agents[3].team</c>.</summary>
    public static DirectoryCheck<DirectoryDocument> Check(DirectoryDocument document)
    {
        var faults = new InputFaults();
        var whole = DirectoryTidying.WithoutNulls(document);
        var sites = CheckNamed(whole.Sites, "sites", site => (site.Id, site.Name), faults);
        var teams = CheckNamed(whole.Teams, "teams", team => (team.Id, team.Name), faults);
        var lists = CheckNamed(whole.Lists, "lists", list => (list.Id, list.Name), faults);
        var queues = CheckNamed(whole.Queues, "queues", queue => (queue.Id, queue.Name), faults);
        var campaigns = CheckNamed(whole.Campaigns, "campaigns", campaign => (campaign.Id, campaign.Name), faults);
        var known = new KnownIds(sites.Contains, teams.Contains, campaigns.Contains, queues.Contains);

        ForEach(whole.Sites, "sites", (site, path) => SiteRules.Check(site, path, faults));
        ForEach(whole.Campaigns, "campaigns", (campaign, path) =>
        {
            void Report(string field, string message) => faults.Add($"{path}.{field}", message);

            AgentRules.CheckReferences(campaign.Lists, "list", "lists", lists.Contains, Report);
            AgentRules.CheckReferences(campaign.Queues, "queue", "queues", queues.Contains, Report);
        });
        CheckAgents(whole.Agents, known, faults);

        return faults.Any
            ? new DirectoryCheck<DirectoryDocument>.Faulty(faults.ToMap())
            : new DirectoryCheck<DirectoryDocument>.Sound(DirectoryTidying.Tidy(whole));
    }

    /// <summary>Checks one agent against the directory as it is; paths are its fields, such as <c>campaigns[0]</c>.</summary>
    public static DirectoryCheck<AgentRow> Check(AgentRow agent, DirectoryIndex index)
    {
        var faults = new InputFaults();

        AgentRules.Check(agent, KnownIds.Of(index), faults.Add);

        return faults.Any
            ? new DirectoryCheck<AgentRow>.Faulty(faults.ToMap())
            : new DirectoryCheck<AgentRow>.Sound(DirectoryTidying.Tidy(agent));
    }

    /// <summary>
    /// Checks agents from CSV against the directory as it is, on top of what was wrong with the text itself; paths are lines, and messages
    /// begin with them. The text does not say who is active: those who are known stay as they are, new ones are.
    /// </summary>
    public static DirectoryCheck<IReadOnlyList<AgentRow>> Check(AgentCsv csv, DirectoryIndex index)
    {
        var faults = new InputFaults();
        var known = KnownIds.Of(index);
        var firstLines = new Dictionary<string, int>(StringComparer.Ordinal);

        csv.AddFaultsTo(faults);

        foreach (var (line, agent) in csv.Agents)
        {
            AgentRules.Check(agent, known, (_, message) => AgentCsv.AddFault(faults, line, message));

            if (!string.IsNullOrEmpty(agent.Id) && !firstLines.TryAdd(agent.Id, line))
            {
                AgentCsv.AddFault(
                    faults, line, $"The id {InputFaults.Quote(agent.Id)} is on line {firstLines[agent.Id]} already; each agent must be on one line.");
            }
        }

        return faults.Any
            ? new DirectoryCheck<IReadOnlyList<AgentRow>>.Faulty(faults.ToMap())
            : new DirectoryCheck<IReadOnlyList<AgentRow>>.Sound([.. csv.Agents.Select(agent => KeepActive(agent.Row, index))]);
    }

    private static AgentRow KeepActive(AgentRow agent, DirectoryIndex index) =>
        DirectoryTidying.Tidy(agent) with { Active = index.Find(agent.Id) is not { Removed: false, Active: false } };

    private static void CheckAgents(IReadOnlyList<AgentRow> agents, KnownIds known, InputFaults faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        ForEach(agents, "agents", (agent, path) =>
        {
            AgentRules.Check(agent, known, (field, message) => faults.Add($"{path}.{field}", message));
            CheckUnique(agent.Id, path, seen, faults);
        });
        CheckNothingMissing(agents, "agents", faults);
    }

    private static HashSet<string> CheckNamed<T>(
        IReadOnlyList<T> rows, string path, Func<T, (string? Id, string? Name)> named, InputFaults faults)
        where T : class
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);

        ForEach(rows, path, (row, rowPath) =>
        {
            var (id, name) = named(row);

            if (NameRules.FaultOfId(id) is { } idFault)
            {
                faults.Add($"{rowPath}.id", idFault);
            }

            if (NameRules.FaultOfName(name) is { } nameFault)
            {
                faults.Add($"{rowPath}.name", nameFault);
            }

            CheckUnique(id, rowPath, ids, faults);
        });

        CheckNothingMissing(rows, path, faults);
        return ids;
    }

    private static void CheckNothingMissing<T>(IReadOnlyList<T> rows, string path, InputFaults faults)
        where T : class
    {
        foreach (var i in Enumerable.Range(0, rows.Count).Where(i => (T?)rows[i] is null))
        {
            faults.Add($"{path}[{i}]", "Nothing is here; it must be an object.");
        }
    }

    private static void CheckUnique(string? id, string path, HashSet<string> seen, InputFaults faults)
    {
        if (!string.IsNullOrEmpty(id) && !seen.Add(id))
        {
            faults.Add($"{path}.id", $"The id {InputFaults.Quote(id)} is used more than once; it must be unique.");
        }
    }

    private static void ForEach<T>(IReadOnlyList<T> rows, string path, Action<T, string> check)
        where T : class
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if ((T?)rows[i] is { } row)
            {
                check(row, $"{path}[{i}]");
            }
        }
    }
}
