using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Receipts;

/// <summary>Who looks at what was sent, and how much of it exists for them.</summary>
public sealed class Viewer
{
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

    private AgentSet RecipientsOf(AgentSet audience)
    {
        if (scope is not Scope.OfTeams { Teams: var teams })
        {
            return audience;
        }

        var left = audience.AndNot(directory.Active).ToArray().Where(o => directory[o] is { } agent && teams.Contains(agent.Team));
        return audience.And(inScope).Or(AgentSet.FromOrdinals(left));
    }
}
