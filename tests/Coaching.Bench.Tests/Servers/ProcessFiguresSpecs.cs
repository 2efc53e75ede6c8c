using Coaching.Bench.Servers;

namespace Coaching.Bench.Tests.Servers;

public sealed class ProcessFiguresSpecs
{
    [Fact]
    public void Should_add_user_and_system_time_whatever_the_process_is_called() => Assert.Equal(
        3.5, ProcessFigures.ParseProcessorSeconds("42 (a b) c) S 1 42 42 0 -1 4194560 900 0 0 0 250 100 0 0 20 0 30 0 12345 1000 200"));

    [Fact]
    public void Should_take_the_memory_that_is_there() =>
        Assert.Equal(123_456, ProcessFigures.ParseResidentKilobytes("Name:\tdotnet\nVmHWM:\t  999999 kB\nVmRSS:\t  123456 kB\nThreads:\t30\n"));

    [Fact]
    public void Should_read_this_process()
    {
        Assert.True(ProcessFigures.ProcessorSeconds(Environment.ProcessId) > 0);
        Assert.True(ProcessFigures.ResidentKilobytes(Environment.ProcessId) > 1000);
    }
}
