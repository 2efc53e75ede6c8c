using Coaching.Actors.Configuration;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Agents;

/// <summary>The centre's reasons for a break. Ids, never free text: an agent can write nothing by any route.</summary>
/// <param name="Reasons">In the order that menus show (<c>Statuses:Reasons</c>).</param>
public sealed record StatusesSettings(IReadOnlyList<string> Reasons)
{
    private const string Key = "Statuses:Reasons";

    public static StatusesSettings Default { get; } = new(["lunch", "break", "training", "meeting"]);

    public bool Knows(string reason) => Reasons.Contains(reason);

    public static StatusesSettings Read(SettingsReader reader)
    {
        if (reader.List(Key) is not { } reasons)
        {
            return Default;
        }

        if (!reasons.All(Identifier.IsValid))
        {
            reader.Fault(Key, "must be ids: 1 to 64 characters of A-Z, a-z, 0-9, '.', '_' and '-'.");
        }

        if (reasons.Distinct().Count() != reasons.Count)
        {
            reader.Fault(Key, "must not name a reason twice.");
        }

        return new(reasons);
    }
}
