using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Directory;

/// <summary>Where agents work.</summary>
public sealed record SiteEntry(string Id, string Name, BusinessDay Day, AgentSet Agents);
