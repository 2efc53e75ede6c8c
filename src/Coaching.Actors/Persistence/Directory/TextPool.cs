namespace Coaching.Actors.Persistence.Directory;

/// <summary>Holds each site, team and combination of memberships once, however many agents have it.</summary>
internal sealed class TextPool
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> lists = new(StringComparer.Ordinal);

    public string Text(string text)
    {
        if (!texts.TryGetValue(text, out var held))
        {
            texts.Add(text, held = text);
        }

        return held;
    }

    public IReadOnlyList<string> List(string joined)
    {
        if (!lists.TryGetValue(joined, out var held))
        {
            lists.Add(joined, held = Array.ConvertAll(IdList.Split(joined), Text));
        }

        return held;
    }
}
