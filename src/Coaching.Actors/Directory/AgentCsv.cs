using Coaching.Actors.Protocol;

namespace Coaching.Actors.Directory;

/// <summary>Agents as read from CSV (<c>id,name,site,team,campaigns,queues</c>), and what was wrong with the text.</summary>
/// <param name="Agents">Each with the line its record starts on; line 1 is the header.</param>
/// <param name="Faults">What could not be read, by line.</param>
public sealed record AgentCsv(IReadOnlyList<CsvAgent> Agents, IReadOnlyList<CsvFault> Faults)
{
    /// <inheritdoc cref="AgentCsvReader.Read"/>
    public static AgentCsv Read(ReadOnlyMemory<byte> utf8) => AgentCsvReader.Read(utf8);

    internal static void AddFault(InputFaults faults, int line, string message) => faults.Add($"line {line}", $"line {line}: {message}");

    internal void AddFaultsTo(InputFaults faults)
    {
        foreach (var (line, message) in Faults)
        {
            AddFault(faults, line, message);
        }
    }
}

public sealed record CsvAgent(int Line, AgentRow Row);

public sealed record CsvFault(int Line, string Message);
