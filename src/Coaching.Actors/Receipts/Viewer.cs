using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Receipts;

/// <summary>Who looks at what was sent, and how much of it exists for them.</summary>
public sealed class Viewer
{
    private static readonly string WrittenEveryone = AudienceRuleJson.Write(new AudienceRule.Everyone());

    private readonly DirectoryIndex directory;
    private readonly Scope scope;
    private readonly AgentSet inScope;

    public Viewer(string userId, Scope scope, DirectoryIndex directory)
    {
        UserId = userId;
        this.scope = scope;
        this.directory = directory;
        inScope = directory.ScopeSet(scope);
    }

    public string UserId { get; }

    public bool Sees(Sent sent) => Sees(sent.From, sent.Audience);

    public bool Sees(UserRef from, AgentSet audience) => scope is Scope.Everyone || from.Id == UserId || !RecipientsOf(audience).IsEmpty;

    /// <summary>The recipients that exist for this viewer; who has left a team's agents since is still one of that team's.</summary>
    public AgentSet RecipientsOf(Sent sent) => RecipientsOf(sent.Audience);

    /// <summary>The rule of a send as JSON, without agents and groups that do not exist for this viewer.</summary>
    public string RuleOf(Sent sent) => scope is Scope.Everyone || sent.Rule == WrittenEveryone
        ? sent.Rule
        : AudienceRuleJson.Write(AudienceRuleInScope.Of(AudienceRuleJson.Parse(sent.Rule), Exists, Exists));

    private bool Exists(string agentId) => directory.Find(agentId) is { } agent && (inScope.Contains(agent.Ordinal) || IsOfTeams(agent));

    private bool Exists(GroupKind kind, string id) => directory.FindGroup(kind, id) is { } group && DirectoryIndex.Exists(group, scope, inScope);

    private bool IsOfTeams(AgentEntry agent) => scope is Scope.OfTeams { Teams: var teams } && teams.Contains(agent.Team);

    private AgentSet RecipientsOf(AgentSet audience)
    {
        if (scope is Scope.Everyone)
        {
            return audience;
        }

        var left = audience.AndNot(directory.Active).ToArray().Where(o => directory[o] is { } agent && IsOfTeams(agent));
        return audience.And(inScope).Or(AgentSet.FromOrdinals(left));
    }
}
