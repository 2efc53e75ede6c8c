using Coaching.Actors.Directory;

namespace Coaching.Actors.Persistence.Directory;

/// <summary>A row of the table <c>grp</c>; only campaigns have lists and queues (<see cref="IdList"/>).</summary>
internal sealed record GroupRecord(GroupKind Kind, string Id, string Name, string Lists, string Queues)
{
    public static IReadOnlyList<GroupRecord> AllOf(DirectoryDocument document) =>
    [
        .. document.Campaigns.Select(campaign => new GroupRecord(
            GroupKind.Campaign, campaign.Id, campaign.Name, IdList.Join(campaign.Lists), IdList.Join(campaign.Queues))),
        .. document.Lists.Select(list => Plain(GroupKind.List, list)),
        .. document.Teams.Select(team => Plain(GroupKind.Team, team)),
        .. document.Queues.Select(queue => Plain(GroupKind.Queue, queue)),
    ];

    private static GroupRecord Plain(GroupKind kind, GroupRow group) => new(kind, group.Id, group.Name, "", "");
}
