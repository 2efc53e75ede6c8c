using Coaching.Actors.Directory;

namespace Coaching.Actors.Persistence.Directory;

/// <summary>A row of the table <c>agent</c>; memberships as they stand there (<see cref="IdList"/>).</summary>
internal sealed record AgentRecord(
    int Ordinal, string Id, string Name, string Site, string Team, string Campaigns, string Queues, bool Active, bool Removed)
{
    public static AgentRecord Of(int ordinal, AgentRow row) => new(
        ordinal, row.Id, row.Name, row.Site, row.Team, IdList.Join(row.Campaigns), IdList.Join(row.Queues), row.Active, false);
}
