namespace Coaching.Bench.Servers;

/// <summary>The last lines that a server wrote, for people who look into a failure.</summary>
internal sealed class ServerOutput
{
    private const int Most = 60;

    private readonly Queue<string> lines = new();

    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (lines)
        {
            lines.Enqueue(line);

            if (lines.Count > Most)
            {
                lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (lines)
        {
            return string.Join('\n', lines);
        }
    }
}
