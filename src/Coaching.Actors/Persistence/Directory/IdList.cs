namespace Coaching.Actors.Persistence.Directory;

/// <summary>Several ids in one column: in ordinal order, without repeats, with a space between, which no id contains.</summary>
internal static class IdList
{
    public static string Join(IEnumerable<string> ids) => string.Join(' ', ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    public static string[] Split(string joined) => joined.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
