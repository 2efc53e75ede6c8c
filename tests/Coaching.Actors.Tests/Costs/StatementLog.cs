using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Coaching.Actors.Tests.Costs;

/// <summary>The statements that the driver of one database runs, in order, as the driver itself tells of them: none of ours can pass it by.</summary>
internal abstract partial class StatementLog : IDisposable
{
    private static readonly string[] Frames = ["BEGIN", "COMMIT", "ROLLBACK", "PRAGMA"];

    private readonly ConcurrentQueue<string> statements = [];

    /// <summary>Each by its verb and the first table it names.</summary>
    public IReadOnlyList<string> Statements => [.. statements.Select(Brief)];

    public void Clear() => statements.Clear();

    public abstract void Dispose();

    /// <summary>What only frames others is left out: not every driver tells of it.</summary>
    protected void Add(string statement)
    {
        if (!Frames.Any(frame => statement.TrimStart().StartsWith(frame, StringComparison.OrdinalIgnoreCase)))
        {
            statements.Enqueue(statement);
        }
    }

    private static string Brief(string statement) => $"{Verb().Match(statement).Value.ToUpperInvariant()} {Table().Match(statement).Groups[1].Value}";

    [GeneratedRegex(@"\w+")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(?:FROM|INTO|UPDATE)\s+[""\[]?((?!unnest)\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Table();
}
