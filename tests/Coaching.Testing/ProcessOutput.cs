namespace Coaching.Testing;

/// <summary>The last lines that processes wrote, for people who look into a failure.</summary>
public sealed class ProcessOutput
{
    private const int Most = 400;

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
