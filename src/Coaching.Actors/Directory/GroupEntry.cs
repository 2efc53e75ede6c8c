using Coaching.Actors.Audiences;

namespace Coaching.Actors.Directory;

/// <summary>A campaign, list, team or queue with the agents in it that can be reached.</summary>
public sealed record GroupEntry(GroupKind Kind, string Id, string Name, AgentSet Agents);

/// <summary>A group as one user sees it: with the number of its agents in that user's scope.</summary>
public sealed record GroupCount(GroupEntry Group, int Agents);
