using System.Net;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Web.Tests.Api;

public sealed class SendReaderSpecs
{
    [Fact]
    public async Task Should_answer_503_when_the_database_is_away_and_a_late_send_may_be_a_repeat()
    {
        await using var host = new HostUnderTest(("Authentication:SigningKey", Tokens.Key))
        {
            ConfigureServices = services => services.AddSingleton<IMessageLog>(new Away()),
        };
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Tokens.Make());

        var answer = await new Contract.Api(client).PostAsync(
            "messages", """{"id":"m1","audience":{"everyone":true},"body":"x","expiresAt":"2001-01-01T00:00:00Z"}""");

        answer.IsProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    /// <summary>A log whose database does not answer.</summary>
    private sealed class Away : IMessageLog
    {
        public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<SendDraft> drafts, CancellationToken cancel) => Fail<IReadOnlyList<AppendResult>>();

        public Task<long> GetHeadAsync(CancellationToken cancel) => Fail<long>();

        public Task<IReadOnlyList<Sent>> ReadAfterAsync(long version, int limit, CancellationToken cancel) => Fail<IReadOnlyList<Sent>>();

        public Task<long> GetVersionBeforeAsync(DateTimeOffset instant, CancellationToken cancel) => Fail<long>();

        public Task<IReadOnlyList<Sent>> ListAsync(long beforeVersion, int limit, string? senderId, CancellationToken cancel) => Fail<IReadOnlyList<Sent>>();

        public Task<Sent?> FindAsync(MessageId id, CancellationToken cancel) => Fail<Sent?>();

        public Task<Erasure> EraseBeforeAsync(DateTimeOffset sentBefore, TimeSpan forgetAfter, CancellationToken cancel) => Fail<Erasure>();

        private static Task<T> Fail<T>() => Task.FromException<T>(new IOException("away"));
    }
}
