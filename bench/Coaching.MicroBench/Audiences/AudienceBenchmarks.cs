using BenchmarkDotNet.Attributes;
using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;

namespace Coaching.MicroBench.Audiences;

/// <summary>From a rule to the set of 50,000 agents that it means.</summary>
[MemoryDiagnoser]
public class AudienceBenchmarks
{
    private static readonly Scope Admin = new Scope.Everyone();

    private readonly DirectoryIndex directory = Centre.Directory();
    private readonly RosterBoard roster = Centre.Roster();
    private readonly AudienceRule everyone = new AudienceRule.Everyone();

    private readonly AudienceRule one = new AudienceRule.OfAgents(["agent-00007"]);

    private readonly AudienceRule groups = new AudienceRule.Filter(
        GroupFilter.Empty with { Campaigns = ["campaign-0001", "campaign-0002"], Queues = ["queue-0003"] }, AudienceExceptions.None);

    private readonly AudienceRule byStatus = new AudienceRule.Filter(
        GroupFilter.Empty with { Statuses = [AgentStatus.Available] }, AudienceExceptions.None);

    [Benchmark]
    public object Everyone() => AudienceResolver.Resolve(everyone, Admin, directory, roster);

    [Benchmark]
    public object OneAgent() => AudienceResolver.Resolve(one, Admin, directory, roster);

    [Benchmark]
    public object Groups() => AudienceResolver.Resolve(groups, Admin, directory, roster);

    [Benchmark]
    public object ByStatus() => AudienceResolver.Resolve(byStatus, Admin, directory, roster);
}
