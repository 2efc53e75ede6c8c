using Akka.Actor;

namespace Coaching.Actors.Directory;

/// <summary>
/// A change of the directory, for this node's <see cref="DirectoryActor"/> and answered with a <see cref="DirectoryReply"/>. The same command twice
/// leaves the same directory. Never leaves the node.
/// </summary>
public abstract record DirectoryCommand : INoSerializationVerificationNeeded
{
    private DirectoryCommand() { }

    /// <summary>Puts this directory in place of what is there.</summary>
    public sealed record ReplaceDirectory(DirectoryDocument Document) : DirectoryCommand;

    /// <summary>Adds or changes the agents of a CSV file, all or none.</summary>
    public sealed record UpsertAgents(AgentCsv Csv) : DirectoryCommand;

    /// <summary>Adds or changes one agent.</summary>
    public sealed record PutAgent(AgentRow Agent) : DirectoryCommand;

    public sealed record RemoveAgent(string AgentId) : DirectoryCommand;
}
