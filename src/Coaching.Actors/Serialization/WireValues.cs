using Coaching.Actors.Agents;
using Coaching.Actors.Protocol;
using Coaching.Actors.Serialization.Wire;

namespace Coaching.Actors.Serialization;

/// <summary>Values that many wire messages share, there and back.</summary>
internal static class WireValues
{
    public static long ToWire(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static long ToWire(this DateTimeOffset? time) => time?.ToUnixTimeMilliseconds() ?? 0;

    public static DateTimeOffset ToTime(this long wire) => DateTimeOffset.FromUnixTimeMilliseconds(wire);

    public static DateTimeOffset? ToOptionalTime(this long wire) => wire == 0 ? null : wire.ToTime();

    public static int ToWire(this DateOnly date) => date.DayNumber;

    public static DateOnly ToDate(this int wire) => DateOnly.FromDayNumber(wire);

    public static Status ToWire(this ShownStatus status) =>
        new() { Status_ = (AgentStatusValue)status.Status, Reason = status.Reason ?? "", Since = status.Since.ToWire() };

    public static ShownStatus ToStatus(this Status wire) =>
        new((AgentStatus)wire.Status_, wire.Reason.Length == 0 ? null : wire.Reason, wire.Since.ToTime());

    public static Facts ToWire(this DeliveryFacts facts) => new()
    {
        Version = facts.Version,
        SeenAt = facts.SeenAt.ToWire(),
        ReadAt = facts.ReadAt.ToWire(),
        AcknowledgedAt = facts.AcknowledgedAt.ToWire(),
    };

    public static DeliveryFacts ToFacts(this Facts wire) =>
        new(wire.Version, wire.SeenAt.ToOptionalTime(), wire.ReadAt.ToOptionalTime(), wire.AcknowledgedAt.ToOptionalTime());

    public static IReadOnlyList<DeliveryFacts> ToFacts(this IEnumerable<Facts> wire) => [.. wire.Select(f => f.ToFacts())];
}
