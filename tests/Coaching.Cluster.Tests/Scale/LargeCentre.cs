using System.Diagnostics;
using Coaching.Actors.Directory;
using Coaching.Cluster.Tests.Hosts;
using Coaching.Testing;

namespace Coaching.Cluster.Tests.Scale;

/// <summary>A generated directory of thousands, in one site whose business day does not end while the test runs.</summary>
public static class LargeCentre
{
    public static DirectoryDocument Of(int agents)
    {
        var generated = DirectoryGenerator.Generate(agents, seed: 20_26);
        var dayStarts = $"{(DateTime.UtcNow.Hour + 12) % 24:D2}:00";
        return generated with
        {
            Sites = [.. generated.Sites.Select(site => site with { TimeZone = "Etc/UTC", DayStartsAt = dayStarts })],
            Agents = [.. generated.Agents.Select(agent => agent with { Active = true })],
        };
    }

    /// <summary>Groups by JSON, then the agents by CSV. Answers how long the CSV took.</summary>
    public static async Task<TimeSpan> ImportCsvAsync(this ApiClient admin, DirectoryDocument document)
    {
        await admin.PutDirectoryAsync(document with { Agents = [] });
        var csv = document.ToCsv();
        var taken = Stopwatch.StartNew();
        var answer = await admin.PutAgentsAsync(csv);
        Assert.Equal(document.Agents.Count, answer.GetProperty("agents").GetInt32());
        Assert.Equal(document.Agents.Count, answer.GetProperty("added").GetInt32());
        return taken.Elapsed;
    }
}
