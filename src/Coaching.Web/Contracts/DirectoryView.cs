using System.Globalization;
using Coaching.Actors.Directory;
using Coaching.Actors.Protocol;

namespace Coaching.Web.Contracts;

/// <summary>The directory as one user sees it: by name, and only what exists for that user.</summary>
public sealed record DirectoryView(
    IReadOnlyList<DirectoryView.Site> Sites,
    IReadOnlyList<DirectoryView.Group> Teams,
    IReadOnlyList<DirectoryView.Group> Campaigns,
    IReadOnlyList<DirectoryView.Group> Lists,
    IReadOnlyList<DirectoryView.Group> Queues)
{
    public static DirectoryView Of(DirectoryIndex index, Scope scope)
    {
        var scopeSet = index.ScopeSet(scope);

        return new DirectoryView(
            [.. index.Sites.Where(site => scope is Scope.Everyone || site.Agents.Overlaps(scopeSet)).Select(site => new Site(
                site.Id,
                site.Name,
                site.Day.Zone.Id,
                site.Day.DayStartsAt.ToString("HH:mm", CultureInfo.InvariantCulture),
                site.Agents.And(scopeSet).Count))],
            Groups(GroupKind.Team),
            Groups(GroupKind.Campaign),
            Groups(GroupKind.List),
            Groups(GroupKind.Queue));

        Group[] Groups(GroupKind kind) =>
            [.. index.CountGroups(kind, scope).Select(count => new Group(count.Group.Id, count.Group.Name, count.Agents))];
    }

    /// <param name="Agents">How many of its agents are in the caller's scope.</param>
    public sealed record Site(string Id, string Name, string TimeZone, string DayStartsAt, int Agents);

    /// <param name="Agents">How many of its agents are in the caller's scope.</param>
    public sealed record Group(string Id, string Name, int Agents);
}
