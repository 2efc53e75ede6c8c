namespace Coaching.Balancer;

/// <summary>Which nodes there are.</summary>
/// <param name="Nodes">Base addresses (<c>Balancer:Nodes</c>, a list or one text with commas).</param>
public sealed record BalancerSettings(IReadOnlyList<Uri> Nodes)
{
    private const string NodesKey = "Balancer:Nodes";

    /// <exception cref="FormatException">The setting is missing or faulty; the message names it.</exception>
    public static BalancerSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(NodesKey);
        var texts = section.Get<string[]>() is { Length: > 0 } list ? list : section.Value?.Split(',') ?? [];
        var nodes = texts.Select(text => text.Trim()).Where(text => text.Length > 0).Select(Parse).Distinct().ToList();

        return nodes.Count > 0 ? new BalancerSettings(nodes) : throw new FormatException($"{NodesKey} must list the addresses of the nodes.");
    }

    private static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var node) && node.Scheme is "http" or "https" && node.PathAndQuery == "/"
            ? node
            : throw new FormatException($"{NodesKey} must be a list of addresses such as http://node1:8080; '{text}' is none.");
}
