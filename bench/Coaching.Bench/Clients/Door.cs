using System.Net;
using Coaching.Bench.Floor;
using Coaching.Bench.Servers;

namespace Coaching.Bench.Clients;

/// <summary>Where agents log in: all that clients know of the servers.</summary>
/// <param name="IsFloor">Else the product.</param>
/// <param name="Nodes">Agents are spread over them by their numbers.</param>
internal sealed record Door(bool IsFloor, IReadOnlyList<IPEndPoint> Nodes)
{
    public IPEndPoint NodeOf(int agent) => Nodes[agent % Nodes.Count];

    /// <summary>The request that opens an agent's connection.</summary>
    /// <param name="stored">The floor keeps nothing and has to be told what it would have kept.</param>
    public ReadOnlyMemory<byte> Upgrade(int agent, Stored stored)
    {
        var token = Tokens.Of(Centre.AgentId(agent), "agent");
        var team = Centre.TeamId(agent / Centre.TeamSize);
        var path = IsFloor
            ? $"{FloorServer.Hub}?team={team}&first={stored.First}&stored={stored.Count}&access_token={token}"
            : $"/hubs/agent?access_token={token}";
        return ClientFrame.Upgrade(NodeOf(agent).ToString(), path);
    }

    /// <summary>As arguments for another process; <see cref="Parse"/> reads them.</summary>
    public override string ToString() => $"{(IsFloor ? "floor" : "product")}@{string.Join(',', Nodes)}";

    public static Door Parse(string text)
    {
        var parts = text.Split('@');
        return new Door(parts[0] == "floor", [.. parts[1].Split(',').Select(IPEndPoint.Parse)]);
    }
}
