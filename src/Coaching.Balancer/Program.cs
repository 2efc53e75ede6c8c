using Coaching.Balancer;

return await BalancerHost.RunAsync(args);

/// <summary>Not public, as it would be by itself: specs refer to the program of the host by this name.</summary>
internal sealed partial class Program;
