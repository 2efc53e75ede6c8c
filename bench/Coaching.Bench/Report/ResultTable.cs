using System.Globalization;
using Spectre.Console;

namespace Coaching.Bench.Report;

/// <summary>Results for people.</summary>
internal static class ResultTable
{
    private const int Widest = 160;

    public static void Write(IAnsiConsole console, IEnumerable<Figure> figures)
    {
        var table = new Table().Border(TableBorder.Markdown);

        foreach (var column in (string[])["Workload", "What", "Database"])
        {
            table.AddColumn(new TableColumn(column).NoWrap());
        }

        foreach (var column in (string[])["Agents", "Floor", "Product", "Ratio", "Goal", "Met"])
        {
            table.AddColumn(new TableColumn(column).NoWrap().RightAligned());
        }

        foreach (var figure in figures)
        {
            table.AddRow(
                figure.Workload,
                Markup.Escape($"{figure.What}, {figure.Unit}"),
                figure.Database,
                figure.Agents.ToString("N0", CultureInfo.InvariantCulture),
                Number(figure.Floor),
                Number(figure.Product),
                figure.Ratio is { } ratio ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : "",
                figure.Goal?.ToString() ?? "",
                figure.IsMet switch { true => "[green]yes[/]", false => "[red]no[/]", null => "" });
        }

        // Markdown, to be copied: no narrow terminal or file may cut it.
        console.Profile.Width = Math.Max(console.Profile.Width, Widest);
        console.Write(table);
    }

    private static string Number(double? value) => value switch
    {
        null => "",
        >= 1000 => value.Value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.Value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
