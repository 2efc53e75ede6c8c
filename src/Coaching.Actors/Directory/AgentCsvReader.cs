using System.Text;
using Coaching.Actors.Protocol;
using CsvHelper;

namespace Coaching.Actors.Directory;

/// <summary>Reads the CSV of agents without judging ids or references.</summary>
internal static class AgentCsvReader
{
    private static readonly string[] Columns = ["id", "name", "site", "team", "campaigns", "queues"];
    private static readonly string Header = string.Join(',', Columns);

    /// <summary>
    /// Reads UTF-8 to its end, past faulty records. Columns may stand in any order; a byte order mark and empty lines are skipped.
    /// </summary>
    public static AgentCsv Read(ReadOnlyMemory<byte> utf8)
    {
        var malformed = new HashSet<int>();
        using var reader = CsvReader.Create(utf8, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            Encoding = Encoding.UTF8,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            PoolStrings = true,
            OnMalformedRecord = record => malformed.Add((int)record.LineNumber),
        });

        if (!reader.Read())
        {
            return new AgentCsv([], [new CsvFault(1, $"The header is missing; it must be '{Header}'.")]);
        }

        var header = Fields(reader);
        var headerFaults = FaultsOfHeader(header).ToList();

        return headerFaults.Count > 0 ? new AgentCsv([], headerFaults) : WithoutMalformed(ReadAgents(reader, header), malformed);
    }

    private static AgentCsv ReadAgents(CsvReader reader, string[] header)
    {
        var places = Array.ConvertAll(Columns, column => Array.IndexOf(header, column));
        var agents = new List<CsvAgent>();
        var faults = new List<CsvFault>();

        while (reader.Read())
        {
            var line = (int)reader.LineNumber;

            if (reader.FieldCount == header.Length)
            {
                agents.Add(new CsvAgent(line, ToAgent(Array.ConvertAll(places, reader.GetString))));
            }
            else
            {
                faults.Add(new CsvFault(line, $"There are {reader.FieldCount} fields; there must be {header.Length}."));
            }
        }

        return new AgentCsv(agents, faults);
    }

    // The parser tells of malformed records in its own time, so they are sorted out at the end.
    private static AgentCsv WithoutMalformed(AgentCsv csv, HashSet<int> malformed) => malformed.Count == 0 ? csv : new AgentCsv(
        [.. csv.Agents.Where(agent => !malformed.Contains(agent.Line))],
        [
            .. csv.Faults.Where(fault => !malformed.Contains(fault.Line)),
            .. malformed.Select(line => new CsvFault(line, "The quotes do not match; a field with quotes must be in quotes, with each one in it doubled.")),
        ]);

    private static IEnumerable<CsvFault> FaultsOfHeader(string[] header)
    {
        var missing = Columns.Except(header).Select(column => $"The column '{column}' is missing");
        var unknown = header.Except(Columns).Select(column => $"There is no column {InputFaults.Quote(column)}");
        var repeated = Columns.Where(column => header.Count(column.Equals) > 1).Select(column => $"The column '{column}' is there more than once");

        return missing.Concat(unknown).Concat(repeated).Select(fault => new CsvFault(1, $"{fault}; the header must be '{Header}'."));
    }

    private static string[] Fields(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private static AgentRow ToAgent(string[] fields) => new(fields[0], fields[1], fields[2], fields[3], ToIds(fields[4]), ToIds(fields[5]));

    private static string[] ToIds(string field) => field.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
