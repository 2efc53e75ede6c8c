namespace Coaching.Actors.Directory;

/// <summary>The words of a search, see <see cref="AgentQuery"/>.</summary>
internal sealed class AgentSearch(string? text)
{
    private readonly string[] words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public bool FindsAll => words.Length == 0;

    public bool Finds(AgentEntry agent)
    {
        foreach (var word in words)
        {
            if (!agent.Name.Contains(word, StringComparison.OrdinalIgnoreCase) && !BeginsPart(agent.Id, word))
            {
                return false;
            }
        }

        return true;
    }

    // A word inside a part does not count: with ids like "agent-017", "gen" would find everybody.
    private static bool BeginsPart(string id, string word)
    {
        for (var at = 0; (at = id.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (at == 0 || id[at - 1] is '.' or '_' or '-')
            {
                return true;
            }
        }

        return false;
    }
}
