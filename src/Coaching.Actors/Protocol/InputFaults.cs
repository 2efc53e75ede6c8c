using System.Text;

namespace Coaching.Actors.Protocol;

/// <summary>Collects what is wrong with an input, by the path of the faulty part, such as <c>agents[3].team</c>.</summary>
public sealed class InputFaults
{
    private const int QuotedLength = 100;

    private readonly Dictionary<string, List<string>> byPath = new(StringComparer.Ordinal);

    public bool Any => byPath.Count > 0;

    public void Add(string path, string message)
    {
        if (!byPath.TryGetValue(path, out var messages))
        {
            byPath.Add(path, messages = []);
        }

        messages.Add(message);
    }

    public IReadOnlyDictionary<string, string[]> ToMap() => byPath.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);

    /// <summary>Input text as it may stand in a fault: cut to 100 characters, without control characters or broken surrogates.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");

        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, QuotedLength)).EnumerateRunes())
        {
            quoted.Append(Rune.IsControl(rune) ? "\uFFFD" : rune.ToString());
        }

        return quoted.Append(text.Length > QuotedLength ? "...'" : "'").ToString();
    }
}
