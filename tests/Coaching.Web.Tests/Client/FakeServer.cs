using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Coaching.Client;
using Microsoft.Extensions.Time.Testing;

namespace Coaching.Web.Tests.Client;

/// <summary>A server, and what stands before it, that answers as a test says, in virtual time. The last answer is that to all later calls, too.</summary>
internal sealed class FakeServer(params Func<CancellationToken, Task<HttpResponseMessage>>[] answers) : HttpMessageHandler, IProgress<Repetition>
{
    private readonly FakeTimeProvider clock = new();

    public static Func<CancellationToken, Task<HttpResponseMessage>> Accepts { get; } =
        Answers(HttpStatusCode.Accepted, """{"id":"m1","recipients":3,"acceptedAt":"2026-11-22T09:00:00Z"}""");

    public static Func<CancellationToken, Task<HttpResponseMessage>> Breaks { get; } = _ => throw new HttpRequestException("Connection reset.");

    public static Func<CancellationToken, Task<HttpResponseMessage>> SaysNothing { get; } = stop =>
    {
        // Goes on at once where time is moved, so that none passes unseen.
        var silence = new TaskCompletionSource<HttpResponseMessage>();
        stop.Register(() => silence.SetCanceled(stop));
        return silence.Task;
    };

    /// <summary>What arrived: address and body.</summary>
    public List<(string Address, string Body)> Calls { get; } = [];

    public List<TimeSpan> At { get; } = [];

    public List<string?> Tokens { get; } = [];

    public List<Repetition> Heard { get; } = [];

    public TimeSpan Elapsed => clock.GetUtcNow() - clock.Start;

    public static Func<CancellationToken, Task<HttpResponseMessage>> Answers(HttpStatusCode status, string body = "", TimeSpan? retryAfter = null) => _ =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        response.Headers.RetryAfter = retryAfter is { } delta ? new RetryConditionHeaderValue(delta) : null;
        return Task.FromResult(response);
    };

    public CoachMessagingClient Client(RepeatSettings? settings = null)
    {
        var tokens = 0;
        var http = new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://coaching.example/"), Timeout = Timeout.InfiniteTimeSpan };
        return new CoachMessagingClient(http, _ => ValueTask.FromResult($"token-{++tokens}"), (settings ?? new()) with { Progress = this }, clock);
    }

    /// <summary>Lets time pass until it is done.</summary>
    public async Task<T> RunAsync<T>(Task<T> running)
    {
        for (var steps = 0; !running.IsCompleted && steps < 100_000; steps++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        return await running;
    }

    public void Report(Repetition value) => Heard.Add(value);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        Calls.Add((request.RequestUri!.PathAndQuery, body));
        At.Add(Elapsed);
        Tokens.Add(request.Headers.Authorization?.Parameter);
        // Nothing of a call goes on by another thread, while this one moves the time.
        return await answers[Math.Min(Calls.Count, answers.Length) - 1](cancellationToken).ConfigureAwait(false);
    }
}
