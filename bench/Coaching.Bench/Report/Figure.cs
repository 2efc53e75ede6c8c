namespace Coaching.Bench.Report;

/// <summary>One line of the results.</summary>
/// <param name="Floor">What it is compared with: the median over all rounds; null when there is nothing to compare.</param>
/// <param name="Product">The median over all rounds.</param>
/// <param name="Ratios">Product to floor, pair by pair.</param>
/// <param name="Ratio">The median of these.</param>
/// <param name="Goal">Null: only told.</param>
internal sealed record Figure(
    string Workload, string Database, int Agents, string What, string Unit, double? Floor, double Product, IReadOnlyList<double> Ratios, double? Ratio, Goal? Goal)
{
    /// <summary>Null without a goal.</summary>
    public bool? IsMet => Goal is null ? null : Goal.IsMetBy(Goal.OfRatio ? Ratio!.Value : Product);
}

/// <summary>Makes the figures of one workload on one database at one size.</summary>
internal sealed record Figures(string Workload, string Database, int Agents)
{
    /// <param name="pairs">Of each round, in its order.</param>
    public Figure Compare(string what, string unit, IEnumerable<(double Floor, double Product)> pairs, Goal? goal = null)
    {
        var all = pairs.ToArray();
        var ratios = all.Where(pair => pair.Floor > 0).Select(pair => pair.Product / pair.Floor).ToArray();
        return new Figure(
            Workload, Database, Agents, what, unit,
            Statistics.Median(all.Select(pair => pair.Floor)),
            Statistics.Median(all.Select(pair => pair.Product)),
            ratios,
            ratios.Length > 0 ? Statistics.Median(ratios) : double.NaN,
            goal);
    }

    public Figure Tell(string what, string unit, double product, Goal? goal = null) =>
        new(Workload, Database, Agents, what, unit, null, product, [], null, goal);
}
