using System.Globalization;

namespace Coaching.Bench.Servers;

/// <summary>What Linux says about a process.</summary>
internal static class ProcessFigures
{
    private const double TicksPerSecond = 100;

    /// <summary>Processor time used so far, user and system together.</summary>
    public static double ProcessorSeconds(int process) => ParseProcessorSeconds(File.ReadAllText($"/proc/{process}/stat"));

    /// <summary>Memory that is really there, in kB.</summary>
    public static long ResidentKilobytes(int process) => ParseResidentKilobytes(File.ReadAllText($"/proc/{process}/status"));

    /// <param name="stat">As in <c>/proc/[pid]/stat</c>: the name, in brackets, may hold anything.</param>
    internal static double ParseProcessorSeconds(string stat)
    {
        // utime and stime are fields 14 and 15; the first one behind the name is field 3.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <param name="status">As in <c>/proc/[pid]/status</c>.</param>
    internal static long ParseResidentKilobytes(string status)
    {
        const string Name = "VmRSS:";
        var line = status.Split('\n').First(l => l.StartsWith(Name, StringComparison.Ordinal));
        return long.Parse(line[Name.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }
}
