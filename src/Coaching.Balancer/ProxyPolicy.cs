using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace Coaching.Balancer;

/// <summary>How requests are spread, and when a node gets none.</summary>
internal static class ProxyPolicy
{
    public const string ClusterId = "nodes";

    /// <summary>Nodes are near. Longer than this, and another one is the better choice.</summary>
    public static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(1);

    /// <summary>A node that is going down says for some seconds that it is not ready before it refuses sends: this must be well below.</summary>
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);

    /// <summary>Everything. What the nodes' own probes and metrics say of one node is asked at that node.</summary>
    public static RouteConfig Route { get; } = new()
    {
        RouteId = "everything",
        ClusterId = ClusterId,
        Match = new RouteMatch { Path = "{**everything}" },
        // The address that the browser knows, for links and checks of origins.
        Transforms = [new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "true" }],
    };

    public static ClusterConfig Cluster(IReadOnlyList<Uri> nodes) => new()
    {
        ClusterId = ClusterId,
        Destinations = nodes.ToDictionary(node => node.Authority, node => new DestinationConfig { Address = node.AbsoluteUri }),
        // The one of two with fewer open requests. A WebSocket counts while it is open, so sessions spread, and a node that was restarted fills first.
        LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
        HttpRequest = new ForwarderRequestConfig
        {
            // Silence in both directions. SignalR pings every 15 seconds.
            ActivityTimeout = TimeSpan.FromSeconds(100),
        },
        HealthCheck = new HealthCheckConfig
        {
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true,
                Path = "/healthz/ready",
                Interval = Probe,
                Timeout = Probe,
                Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
            },
            Passive = new PassiveHealthCheckConfig { Enabled = true, Policy = FirstFailurePolicy.PolicyName, ReactivationPeriod = 2 * Probe },
            // Nobody is ready: then the nodes say so themselves, with their reasons, and none is kept from work by a probe that was late.
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
        },
        // The first probe that fails counts. It costs a node that only paused a second of new requests; open connections stay.
        Metadata = new Dictionary<string, string> { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },
    };
}
