namespace Coaching.Actors.Directory;

/// <summary>What agents may refer to: by a document, or by the directory as it is.</summary>
internal sealed record KnownIds(Predicate<string> Site, Predicate<string> Team, Predicate<string> Campaign, Predicate<string> Queue)
{
    public static KnownIds Of(DirectoryIndex index) => new(
        id => index.FindSite(id) is not null,
        id => index.FindGroup(GroupKind.Team, id) is not null,
        id => index.FindGroup(GroupKind.Campaign, id) is not null,
        id => index.FindGroup(GroupKind.Queue, id) is not null);
}
