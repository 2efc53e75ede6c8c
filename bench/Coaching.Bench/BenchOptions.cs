using System.Globalization;
using Coaching.Actors.Persistence;

namespace Coaching.Bench;

/// <summary>What to run, from the command line.</summary>
/// <param name="Workloads">By name; none: all.</param>
/// <param name="Agents">Instead of each workload's own sizes; none: those.</param>
/// <param name="Json">Where results go for programs; null: nowhere.</param>
/// <param name="Quick">Few agents, one round, next to no sends: does it run?</param>
internal sealed record BenchOptions(
    IReadOnlyList<string> Workloads, IReadOnlyList<int> Agents, int Rounds, IReadOnlyList<DatabaseProvider> Databases, string? Json, bool Quick)
{
    public const string Usage =
        """
        ./bench.sh [W1 W2 ...] [--agents 1000,5000] [--rounds 5] [--database sqlite|postgresql|both] [--json results.json] [--quick]
        """;

    private const int PairsForAWord = 5;

    /// <exception cref="ArgumentException">Says what is wrong.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> args)
    {
        var options = new BenchOptions([], [], PairsForAWord, [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql], null, Quick: false);
        var roundsSaid = false;

        for (var at = 0; at < args.Count; at++)
        {
            switch (args[at])
            {
                case "--quick":
                    options = options with { Quick = true };
                    break;
                case "--agents":
                    options = options with { Agents = [.. Value(args, ref at).Split(',').Select(Count)] };
                    break;
                case "--rounds":
                    options = options with { Rounds = Count(Value(args, ref at)) };
                    roundsSaid = true;
                    break;
                case "--database":
                    options = options with { Databases = DatabasesOf(Value(args, ref at)) };
                    break;
                case "--json":
                    options = options with { Json = Value(args, ref at) };
                    break;
                case var name when name.StartsWith('-'):
                    throw new ArgumentException($"{name} is not known.");
                case var workload:
                    options = options with { Workloads = [.. options.Workloads, workload.ToUpperInvariant()] };
                    break;
            }
        }

        return options.Quick && !roundsSaid ? options with { Rounds = 1 } : options;
    }

    private static string Value(IReadOnlyList<string> args, ref int at) =>
        ++at < args.Count ? args[at] : throw new ArgumentException($"{args[at - 1]} needs a value.");

    private static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
        ? count
        : throw new ArgumentException($"{text} is no whole number above 0.");

    private static IReadOnlyList<DatabaseProvider> DatabasesOf(string text) => text switch
    {
        "sqlite" => [DatabaseProvider.Sqlite],
        "postgresql" => [DatabaseProvider.PostgreSql],
        "both" => [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql],
        _ => throw new ArgumentException($"{text} is no database: sqlite, postgresql or both."),
    };
}
