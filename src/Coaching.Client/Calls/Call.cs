namespace Coaching.Client.Calls;

/// <summary>One call, which may take several tries.</summary>
/// <param name="Content">Made anew for each try.</param>
/// <param name="Within">No try begins later.</param>
/// <param name="Patience">With one try.</param>
internal sealed record Call(
    HttpMethod Method, string Address, Func<HttpContent>? Content, TimeSpan Within, TimeSpan Patience, IProgress<Repetition>? Progress)
{
    /// <summary>With sends.</summary>
    public string? MessageId { get; init; }
}
