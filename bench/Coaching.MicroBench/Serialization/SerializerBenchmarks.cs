using BenchmarkDotNet.Attributes;
using Coaching.Actors.Agents;
using Coaching.Actors.Serialization;
using Google.Protobuf;

namespace Coaching.MicroBench.Serialization;

/// <summary>What goes into the journal, and out of it: the rows of the serializer's table.</summary>
[MemoryDiagnoser]
public class SerializerBenchmarks
{
    private static readonly MessageType Read = CoachingSerializer.AllTypes.First(type => type.Type == typeof(AgentEvent.MessagesRead));
    private static readonly MessageType Whole = CoachingSerializer.AllTypes.First(type => type.Type == typeof(AgentEvent.DayState));

    private readonly AgentEvent read = new AgentEvent.MessagesRead(Centre.Today, [7, 8, 9], Centre.Noon);
    private readonly AgentEvent whole;
    private readonly byte[] readBytes;
    private readonly byte[] wholeBytes;

    public SerializerBenchmarks()
    {
        var agent = Centre.Agent();
        whole = new AgentEvent.DayState(agent.Date, agent.Status, agent.Carried, [.. agent.Facts.Values], agent.Closed, agent.Start);
        readBytes = Read.Encode(read).ToByteArray();
        wholeBytes = Whole.Encode(whole).ToByteArray();
    }

    [Benchmark]
    public object EncodeRead() => Read.Encode(read).ToByteArray();

    [Benchmark]
    public object DecodeRead() => Read.Decode(readBytes);

    [Benchmark]
    public object EncodeDay() => Whole.Encode(whole).ToByteArray();

    [Benchmark]
    public object DecodeDay() => Whole.Decode(wholeBytes);
}
