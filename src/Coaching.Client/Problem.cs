namespace Coaching.Client;

/// <summary>Why the server refused a call: RFC 9457 problem details.</summary>
public sealed record Problem
{
    /// <summary>HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>A stable name to branch on: <c>urn:coaching:problem:validation</c> and others; null when something before the server answered.</summary>
    public string? Type { get; init; }

    public string? Title { get; init; }

    public string? Detail { get; init; }

    /// <summary>What is wrong with the input, by the name of the value.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>With <c>audience-changed</c>: how many agents the audience has now.</summary>
    public int? Count { get; init; }

    /// <summary>For logs. It may name ids, and never the text of a message.</summary>
    public override string ToString() =>
        $"{Status} {Detail ?? Title ?? "without words"}{string.Concat((Errors ?? new Dictionary<string, string[]>()).Select(error => $" {error.Key}: {string.Join(' ', error.Value)}"))}";
}
