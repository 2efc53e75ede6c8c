using System.Buffers.Binary;

namespace Coaching.Bench.Clients;

/// <summary>What stands before the payload of a WebSocket frame (RFC 6455, section 5.2) that a server wrote.</summary>
/// <param name="IsText">Part of a text message: the first frame or one that continues it. All else is control.</param>
/// <param name="Length">Bytes of the header itself.</param>
/// <param name="Payload">Bytes that follow it.</param>
internal readonly record struct FrameHeader(bool IsText, bool IsClose, int Length, long Payload)
{
    private const byte Continuation = 0x0;
    private const byte Text = 0x1;
    private const byte Close = 0x8;

    /// <summary>False while the header is not there as a whole.</summary>
    /// <exception cref="InvalidDataException">A masked frame: no server writes one.</exception>
    public static bool TryRead(ReadOnlySpan<byte> raw, out FrameHeader header)
    {
        header = default;

        if (raw.Length < 2)
        {
            return false;
        }

        if ((raw[1] & 0x80) != 0)
        {
            throw new InvalidDataException("The server masked a frame.");
        }

        var opcode = raw[0] & 0x0f;
        var (length, payload) = (raw[1] & 0x7f) switch
        {
            126 => (4, raw.Length >= 4 ? BinaryPrimitives.ReadUInt16BigEndian(raw[2..]) : -1L),
            127 => (10, raw.Length >= 10 ? BinaryPrimitives.ReadInt64BigEndian(raw[2..]) : -1L),
            var small => (2, small),
        };
        header = new FrameHeader(opcode is Continuation or Text, opcode == Close, length, payload);
        return payload >= 0;
    }
}
