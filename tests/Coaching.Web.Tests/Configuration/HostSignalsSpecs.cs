using Coaching.Actors.Hosting;
using Coaching.Host.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Coaching.Web.Tests.Configuration;

public sealed class HostSignalsSpecs : IDisposable
{
    private readonly NodeDrain drain = new();
    private readonly FakeTimeProvider clock = new();
    private readonly StubApplication application = new();

    public void Dispose() => application.Dispose();

    [Fact]
    public async Task Should_go_on_for_a_while_when_balancers_have_to_hear_first()
    {
        using var signals = Signals(drainSeconds: 3);
        application.Start();

        var leaving = signals.LeaveAsync();
        clock.Advance(TimeSpan.FromSeconds(2.9));

        Assert.True(drain.IsAnnounced);
        Assert.False(drain.IsUnderWay);
        Assert.False(application.IsStopping);

        clock.Advance(TimeSpan.FromSeconds(0.1));
        await leaving;

        Assert.True(application.IsStopping);
    }

    [Fact]
    public async Task Should_stop_at_once_when_asked_again()
    {
        using var signals = Signals(drainSeconds: 3);
        application.Start();

        var leaving = signals.LeaveAsync();
        await signals.LeaveAsync();
        await leaving;

        Assert.True(application.IsStopping);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3, false)]
    public async Task Should_stop_at_once_when_there_is_nobody_to_tell(int drainSeconds, bool started)
    {
        using var signals = Signals(drainSeconds);

        if (started)
        {
            application.Start();
        }

        await signals.LeaveAsync();

        Assert.True(application.IsStopping);
    }

    private HostSignals Signals(int drainSeconds) => new(drain, new ClusterSettings("127.0.0.1", 0, [], [], drainSeconds), clock, application);

    private sealed class StubApplication : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource started = new();
        private readonly CancellationTokenSource stopping = new();

        public bool IsStopping => stopping.IsCancellationRequested;

        public CancellationToken ApplicationStarted => started.Token;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void Start() => started.Cancel();

        public void StopApplication() => stopping.Cancel();

        public void Dispose()
        {
            started.Dispose();
            stopping.Dispose();
        }
    }
}
