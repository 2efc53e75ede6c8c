using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Coaching.Actors.Audiences;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.MessageLog;

/// <summary>
/// An entry of the log as bytes: a head of fixed size, the recipients' ordinals, the id, the text and the rule. The sender is a number: a centre has
/// few. Never leaves the process, so its form may change at any time.
/// </summary>
internal readonly ref struct PackedEntry
{
    private static readonly int HeadSize = Unsafe.SizeOf<Head>();

    private readonly Head head;
    private readonly ReadOnlySpan<byte> bytes;

    /// <param name="bytes">From the entry's first on; there may be more than the entry's.</param>
    public PackedEntry(ReadOnlySpan<byte> bytes)
    {
        head = MemoryMarshal.Read<Head>(bytes);
        this.bytes = bytes[HeadSize..];
    }

    public int Sender => head.Sender;

    public DateTimeOffset SentAt => new(head.SentAt, TimeSpan.Zero);

    /// <summary>In ASCII.</summary>
    public ReadOnlySpan<byte> Id => bytes.Slice(head.Recipients * sizeof(int), head.IdLength);

    public static int SizeOf(Sent entry) =>
        HeadSize + (entry.Audience.Count * sizeof(int)) + entry.Id.Value.Length + Encoding.UTF8.GetByteCount(entry.Body) + Encoding.UTF8.GetByteCount(entry.Rule);

    /// <param name="into">As many bytes as <see cref="SizeOf"/> says.</param>
    public static void Write(Sent entry, int sender, Span<byte> into)
    {
        var rest = into[HeadSize..];

        foreach (var ordinal in entry.Audience)
        {
            MemoryMarshal.Write(rest, ordinal);
            rest = rest[sizeof(int)..];
        }

        rest = rest[Encoding.ASCII.GetBytes(entry.Id.Value, rest)..];
        var bodyLength = Encoding.UTF8.GetBytes(entry.Body, rest);
        var ruleLength = Encoding.UTF8.GetBytes(entry.Rule, rest[bodyLength..]);
        MemoryMarshal.Write(into, new Head(
            entry.Version,
            entry.SentAt.UtcTicks,
            entry.ExpiresAt?.UtcTicks ?? Head.Never,
            sender,
            entry.Audience.Count,
            bodyLength,
            ruleLength,
            entry.Id.Value.Length,
            entry.Priority,
            entry.RequiresAck));
    }

    public AgentSet Audience()
    {
        var audience = new AgentSetBuilder();

        foreach (var ordinal in MemoryMarshal.Cast<byte, int>(bytes[..(head.Recipients * sizeof(int))]))
        {
            audience.Add(ordinal);
        }

        return audience.ToSet();
    }

    public Sent Unpack(UserRef from)
    {
        var texts = bytes[((head.Recipients * sizeof(int)) + head.IdLength)..];
        return new Sent(
            head.Version,
            new MessageId(Encoding.ASCII.GetString(Id)),
            from,
            Encoding.UTF8.GetString(texts[..head.BodyLength]),
            head.Priority,
            head.RequiresAck,
            SentAt,
            head.ExpiresAt == Head.Never ? null : new DateTimeOffset(head.ExpiresAt, TimeSpan.Zero),
            Encoding.UTF8.GetString(texts.Slice(head.BodyLength, head.RuleLength)),
            Audience());
    }

    /// <summary>Times are ticks of UTC, lengths are bytes, <c>Recipients</c> is a count.</summary>
    private readonly record struct Head(
        long Version,
        long SentAt,
        long ExpiresAt,
        int Sender,
        int Recipients,
        int BodyLength,
        int RuleLength,
        int IdLength,
        Priority Priority,
        bool RequiresAck)
    {
        public const long Never = -1;
    }
}
