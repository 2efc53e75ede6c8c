using System.Text;
using Coaching.Bench.Clients;

namespace Coaching.Bench.Tests.Clients;

public sealed class HttpAnswerSpecs
{
    private const string WithLength = "HTTP/1.1 202 Accepted\r\nContent-Length: 7\r\n\r\n{\"a\":1}";
    private const string InChunks = "HTTP/1.1 409 Conflict\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n";
    private const string WithoutBody = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";

    [Theory]
    [InlineData(WithLength, 202)]
    [InlineData(InChunks, 409)]
    [InlineData(WithoutBody, 202)]
    public void Should_be_whole_with_its_last_byte_and_not_before(string answer, int status)
    {
        var bytes = Encoding.ASCII.GetBytes(answer);

        var firstWhole = Enumerable.Range(0, bytes.Length + 1).First(length => HttpAnswer.TryReadWhole(bytes.AsSpan(0, length), out _));

        Assert.Equal(bytes.Length, firstWhole);
        Assert.True(HttpAnswer.TryReadWhole(bytes, out var read));
        Assert.Equal(status, read.Status);
    }

    [Fact]
    public void Should_not_end_at_a_chunk_whose_length_ends_in_zero()
    {
        var begun = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n\r\n");

        Assert.False(HttpAnswer.TryReadWhole(begun, out _));
    }

    [Fact]
    public void Should_refuse_what_is_no_http() =>
        Assert.Throws<InvalidDataException>(() => HttpAnswer.TryReadWhole("SSH-2.0\r\n\r\n"u8, out _));
}
