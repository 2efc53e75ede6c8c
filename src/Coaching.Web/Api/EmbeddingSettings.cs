using Coaching.Actors.Configuration;

namespace Coaching.Web.Api;

/// <summary>Which other sites may have the agent part in their pages.</summary>
/// <param name="Origins">Such as <c>https://desktop.example</c>; empty: any (<c>Embedding:Origins</c>).</param>
public sealed record EmbeddingSettings(IReadOnlyList<string> Origins)
{
    private const string Key = "Embedding:Origins";

    public bool Allows(string origin) => Origins.Count == 0 || Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    public static EmbeddingSettings Read(SettingsReader reader)
    {
        var origins = reader.List(Key) ?? [];

        foreach (var origin in origins)
        {
            // As browsers send it: scheme, host and port, nothing after them.
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || !origin.Equals(uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase))
            {
                reader.Fault(Key, $"must be a list of origins such as https://desktop.example; '{origin}' is not.");
            }
        }

        return new(origins);
    }
}
