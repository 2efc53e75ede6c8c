using System.Buffers.Text;
using System.Globalization;

namespace Coaching.Bench.Clients;

/// <summary>
/// Ids of sends that look like the UUIDs of real senders and hold a number, so that a client finds out which message it got without parsing JSON.
/// </summary>
internal static class SendId
{
    private const int Digits = 12;

    private const string Prefix = "019b0000-0000-7000-8000-";

    /// <summary>With what stands before it in JSON: the id of a sender is never taken for one of a message.</summary>
    private static ReadOnlySpan<byte> Marker => "\"id\":\"019b0000-0000-7000-8000-"u8;

    public static string Of(long number) => Prefix + number.ToString("D12", CultureInfo.InvariantCulture);

    /// <summary>The first message id in the JSON; what is behind it is handed back for the next one.</summary>
    public static bool TryFind(ReadOnlySpan<byte> json, out long number, out ReadOnlySpan<byte> rest)
    {
        var at = json.IndexOf(Marker);
        number = 0;
        rest = default;

        if (at < 0 || json.Length < at + Marker.Length + Digits)
        {
            return false;
        }

        rest = json[(at + Marker.Length + Digits)..];
        return Utf8Parser.TryParse(json.Slice(at + Marker.Length, Digits), out number, out _);
    }
}
