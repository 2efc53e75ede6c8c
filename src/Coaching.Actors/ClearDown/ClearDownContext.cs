using Coaching.Actors.Audiences;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Persistence;
using Coaching.Actors.Receipts;

namespace Coaching.Actors.ClearDown;

/// <summary>What clear-down stands on.</summary>
/// <param name="Every">How often a round runs.</param>
public sealed record ClearDownContext(
    IMessageLog Log,
    IReceiptStore Receipts,
    IPreviewStore Previews,
    IJournalTail Tail,
    IStorageMaintenance Storage,
    CurrentDirectory Directory,
    RetentionSettings Retention,
    TimeProvider Clock,
    TimeSpan Every);
