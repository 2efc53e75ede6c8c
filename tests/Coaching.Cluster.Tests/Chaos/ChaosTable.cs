using System.Globalization;
using System.Text;

namespace Coaching.Cluster.Tests.Chaos;

/// <summary>All that happened, a line for each kind of fault.</summary>
public sealed class ChaosTable
{
    private readonly List<ChaosRow> rows = [];

    public void Add(ChaosRow row) => rows.Add(row);

    public IReadOnlyList<ChaosRow> Rows => rows;

    public override string ToString()
    {
        var table = new StringBuilder()
            .AppendLine("Times in seconds: median (longest).")
            .AppendLine()
            .AppendLine("| Fault | times | accepted | 503 | no answer | lost | duplicated | silence of toasts | silence of inboxes | no send accepted | slowest answer | accepting again |")
            .AppendLine("|---|---|---|---|---|---|---|---|---|---|---|---|");

        foreach (var fault in rows.GroupBy(row => row.Fault))
        {
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {fault.Key} | {fault.Count()} | {fault.Sum(r => r.Accepted)} | {fault.Sum(r => r.Refused)} | {fault.Sum(r => r.Unanswered)} | {fault.Sum(r => r.Lost)} | {fault.Sum(r => r.Duplicated)} | {Times(fault, r => r.Toasts)} | {Times(fault, r => r.Inboxes)} | {Times(fault, r => r.Acceptance)} | {Times(fault, r => r.Answer)} | {Times(fault, r => r.AcceptingAgain)} |");
        }

        return table.ToString();
    }

    private static string Times(IEnumerable<ChaosRow> rows, Func<ChaosRow, TimeSpan> time)
    {
        var seconds = rows.Select(row => time(row).TotalSeconds).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{seconds[(seconds.Count - 1) / 2]:F1} ({seconds[^1]:F1})");
    }
}
