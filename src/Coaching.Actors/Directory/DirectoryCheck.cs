namespace Coaching.Actors.Directory;

/// <summary>What <see cref="DirectoryRules"/> found.</summary>
/// <typeparam name="T">What was checked.</typeparam>
public abstract record DirectoryCheck<T>
{
    private DirectoryCheck() { }

    /// <summary>When there is no fault: the input as it is stored, names trimmed and memberships sorted, without repeats.</summary>
    public sealed record Sound(T Value) : DirectoryCheck<T>;

    /// <summary>When there is any: each by the path of the faulty part; nothing may be stored.</summary>
    public sealed record Faulty(IReadOnlyDictionary<string, string[]> Faults) : DirectoryCheck<T>;
}
