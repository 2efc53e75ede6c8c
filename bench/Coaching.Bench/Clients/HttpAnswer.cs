using System.Buffers.Text;

namespace Coaching.Bench.Clients;

/// <summary>The little of HTTP/1.1 that is needed to know how a request was answered, and that the answer is there as a whole.</summary>
internal readonly record struct HttpAnswer(int Status, int HeaderLength)
{
    private static ReadOnlySpan<byte> EndOfHeader => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> EndOfChunks => "0\r\n\r\n"u8;

    private static ReadOnlySpan<byte> ContentLength => "Content-Length: "u8;

    private static ReadOnlySpan<byte> Chunked => "Transfer-Encoding: chunked"u8;

    /// <summary>The status line and the headers; the body may still be on its way (and of a WebSocket there is none).</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> received, out HttpAnswer answer)
    {
        var end = received.IndexOf(EndOfHeader);
        answer = default;

        if (end < 0)
        {
            return false;
        }

        if (!received.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(received[9..], out int status, out _))
        {
            throw new InvalidDataException("This is no answer of HTTP/1.1.");
        }

        answer = new HttpAnswer(status, end + EndOfHeader.Length);
        return true;
    }

    /// <summary>The whole answer, body included. One answer at a time: nothing may follow it.</summary>
    public static bool TryReadWhole(ReadOnlySpan<byte> received, out HttpAnswer answer)
    {
        if (!TryReadHeader(received, out answer))
        {
            return false;
        }

        var header = received[..answer.HeaderLength];
        var body = received[answer.HeaderLength..];

        if (header.IndexOf(Chunked) >= 0)
        {
            return body.SequenceEqual(EndOfChunks) || (body.EndsWith(EndOfChunks) && body[^(EndOfChunks.Length + 1)] == '\n');
        }

        var at = header.IndexOf(ContentLength);
        return at < 0 || (Utf8Parser.TryParse(header[(at + ContentLength.Length)..], out int length, out _) && body.Length >= length);
    }
}
