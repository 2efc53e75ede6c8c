namespace Coaching.Actors.Receipts;

/// <summary>
/// Tells when a node missed a batch of receipts. Topics deliver at most once; so each sender numbers its batches, and now and then says how many there
/// were. What was told is stored before, so whoever missed something finds it in the record.
/// </summary>
/// <param name="silence">A sender that was not heard for so long is no more; its last batches may never have arrived.</param>
public sealed class MissedBatches(TimeSpan silence)
{
    private readonly Dictionary<string, (long Count, DateTimeOffset At)> heard = [];

    /// <summary>Takes note of what a sender told.</summary>
    /// <param name="count">How many batches it has told, with this one.</param>
    /// <param name="isBatch">False when it only says how many there were.</param>
    /// <returns>Whether there was one before this that did not come here. Of a sender that is new here, all but the first were missed.</returns>
    public bool Hear(string sender, long count, bool isBatch, DateTimeOffset now)
    {
        var before = isBatch ? count - 1 : count;
        var missed = before > 0 && (!heard.TryGetValue(sender, out var last) || last.Count != before);

        heard[sender] = (count, now);
        return missed;
    }

    /// <returns>Whether a sender fell silent for good.</returns>
    public bool ForgetSilent(DateTimeOffset now)
    {
        var silent = heard.Where(h => now - h.Value.At > silence).Select(h => h.Key).ToList();
        silent.ForEach(sender => heard.Remove(sender));
        return silent.Count > 0;
    }
}
