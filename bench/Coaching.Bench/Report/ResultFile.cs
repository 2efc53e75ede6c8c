using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coaching.Bench.Report;

/// <summary>Results for programs.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static Task WriteAsync(string path, Results results, CancellationToken stop) =>
        File.WriteAllTextAsync(path, JsonSerializer.Serialize(results, Format), stop);
}

/// <param name="Failures">Workloads that did not come to an end, or whose messages did not arrive exactly once; nothing of them is in the figures.</param>
internal sealed record Results(
    DateTimeOffset At, int Processors, int Rounds, bool Quick, IReadOnlyList<Figure> Figures, IReadOnlyList<Failure> Failures);

internal sealed record Failure(string Workload, string Database, int Agents, string Why);
