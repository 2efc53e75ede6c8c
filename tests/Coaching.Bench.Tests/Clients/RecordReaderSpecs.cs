using System.Text;
using Coaching.Bench.Clients;

namespace Coaching.Bench.Tests.Clients;

public sealed class RecordReaderSpecs
{
    private static readonly string Long = new('x', 70_000);

    /// <summary>Two records in one frame, one record in three frames with a ping between them, a frame of each length, and the beginning of a record.</summary>
    private static readonly byte[] Stream =
    [
        .. Frame("one\u001etwo\u001e"), .. Frame("th", opcode: 0x1, isLast: false), .. Frame("hello", opcode: 0x9), .. Frame("re", opcode: 0x0, isLast: false),
        .. Frame("e\u001e", opcode: 0x0), .. Frame(Long[..200] + "\u001e"), .. Frame(Long + "\u001e"), .. Frame("no end"),
    ];

    private static readonly string[] Records = ["one", "two", "three", Long[..200], Long];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(127)]
    [InlineData(4096)]
    [InlineData(1_000_000)]
    public void Should_hand_over_every_record_once_when_bytes_come_in_any_portion(int portion)
    {
        var reader = new RecordReader(capacity: 16);
        var taken = new Taken();

        Feed(reader, Stream, portion, taken);

        Assert.Equal(Records, taken.Records);
    }

    [Fact]
    public void Should_complete_a_record_when_its_end_comes_in_a_later_frame()
    {
        var reader = new RecordReader();
        var taken = new Taken();

        Feed(reader, Stream, Stream.Length, taken);
        Feed(reader, Frame(" yet\u001e"), 100, taken);

        Assert.Equal("no end yet", taken.Records[^1]);
    }

    [Fact]
    public void Should_tell_when_the_server_closes()
    {
        var taken = new Taken();

        Feed(new RecordReader(), Frame("\u0003\u00e8", opcode: 0x8), 100, taken);

        Assert.True(taken.IsClosed);
    }

    [Fact]
    public void Should_refuse_a_masked_frame()
    {
        Assert.Throws<InvalidDataException>(() => Feed(new RecordReader(), ClientFrame.Ping, 100, new Taken()));
    }

    private static void Feed(RecordReader reader, ReadOnlySpan<byte> bytes, int portion, Taken taken)
    {
        while (bytes.Length > 0)
        {
            var count = Math.Min(Math.Min(portion, bytes.Length), reader.Free.Length);
            bytes[..count].CopyTo(reader.Free.Span);
            reader.Received(count, taken);
            bytes = bytes[count..];
        }
    }

    private static byte[] Frame(string text, byte opcode = 0x1, bool isLast = true)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        byte[] length = payload.Length switch
        {
            < 126 => [(byte)payload.Length],
            <= ushort.MaxValue => [126, (byte)(payload.Length >> 8), (byte)payload.Length],
            _ => [127, 0, 0, 0, 0, 0, (byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length],
        };
        return [(byte)(opcode | (isLast ? 0x80 : 0)), .. length, .. payload];
    }

    private sealed class Taken : IRecordSink
    {
        public List<string> Records { get; } = [];

        public bool IsClosed { get; private set; }

        public void Take(ReadOnlySpan<byte> record) => Records.Add(Encoding.UTF8.GetString(record));

        public void Closed() => IsClosed = true;
    }
}
