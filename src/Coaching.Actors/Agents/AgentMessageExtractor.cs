using Akka.Cluster.Sharding;
using Akka.Util;

namespace Coaching.Actors.Agents;

/// <summary>Which shard an agent lives in. Our own: the stock one throws for ids whose hash is the smallest integer.</summary>
/// <param name="shards">Equal on all nodes for ever.</param>
public sealed class AgentMessageExtractor(int shards) : IMessageExtractor
{
    public string? EntityId(object message) => (message as AgentCommand)?.Agent.Value;

    public object EntityMessage(object message) => message;

    public string? ShardId(object message) => message is AgentCommand command ? ShardId(command.Agent.Value) : null;

    public string ShardId(string entityId, object? messageHint = null) =>
        ((uint)MurmurHash.StringHash(entityId) % (uint)shards).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
