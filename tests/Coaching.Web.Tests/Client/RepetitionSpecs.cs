using System.Net;
using System.Text.Json;
using Coaching.Client;

namespace Coaching.Web.Tests.Client;

/// <summary>What the client does while nobody knows whether a call was done.</summary>
public sealed class RepetitionSpecs
{
    private static readonly SendRequest Hello = new(Audience.Of("ann"), "Hello");

    [Fact]
    public async Task Should_repeat_with_the_same_id_until_it_is_accepted_and_say_so()
    {
        using var server = new FakeServer(
            FakeServer.Answers(HttpStatusCode.BadGateway, "<html>"),
            FakeServer.Answers(HttpStatusCode.ServiceUnavailable),
            FakeServer.Answers(HttpStatusCode.GatewayTimeout),
            FakeServer.Breaks,
            FakeServer.SaysNothing,
            FakeServer.Answers(HttpStatusCode.Accepted, """{"id":"m1","reci"""),
            FakeServer.Accepts);

        var result = await server.RunAsync(server.Client().SendAsync(Hello));

        Assert.True(Assert.IsType<SendResult.Accepted>(result).First);
        Assert.Equal(7, server.Calls.Count);
        var call = Assert.Single(server.Calls.Distinct());
        var id = JsonDocument.Parse(call.Body).RootElement.GetProperty("id").GetGuid();
        Assert.Equal(7, id.Version);
        Assert.Equal([1, 2, 3, 4, 5, 6], server.Heard.Select(heard => heard.Number));
        Assert.All(server.Heard, heard => Assert.Equal(id.ToString(), heard.MessageId));
    }

    [Fact]
    public async Task Should_ask_for_a_token_before_each_try()
    {
        using var server = new FakeServer(FakeServer.Breaks, FakeServer.Accepts);

        await server.RunAsync(server.Client().SendAsync(Hello));

        Assert.Equal(["token-1", "token-2"], server.Tokens);
    }

    [Fact]
    public async Task Should_tell_the_one_who_waits_for_this_send()
    {
        using var server = new FakeServer(FakeServer.Breaks, FakeServer.Accepts);
        using var waiting = new FakeServer();

        await server.RunAsync(server.Client().SendAsync(Hello, waiting));

        Assert.Single(waiting.Heard);
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task Should_wait_as_long_as_the_server_asks_for()
    {
        using var server = new FakeServer(FakeServer.Answers(HttpStatusCode.ServiceUnavailable, "", TimeSpan.FromSeconds(7)), FakeServer.Accepts);

        await server.RunAsync(server.Client().SendAsync(Hello));

        Assert.InRange(server.At[1], TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.6));
    }

    [Fact]
    public async Task Should_spread_repetitions_and_begin_quickly()
    {
        var firsts = new List<TimeSpan>();

        for (var client = 0; client < 50; client++)
        {
            using var server = new FakeServer(FakeServer.Breaks, FakeServer.Accepts);
            await server.RunAsync(server.Client().SendAsync(Hello));
            firsts.Add(server.Heard.Single().Pause);
        }

        Assert.All(firsts, pause => Assert.InRange(pause, TimeSpan.Zero, TimeSpan.FromMilliseconds(500)));
        Assert.True(firsts.Distinct().Count() > 40);
    }

    [Fact]
    public async Task Should_not_know_the_outcome_when_the_time_is_over()
    {
        using var server = new FakeServer(FakeServer.Breaks);

        var result = await server.RunAsync(server.Client(new() { Within = TimeSpan.FromSeconds(30) }).SendAsync(Hello with { Id = "mine" }));

        Assert.Equal("mine", Assert.IsType<SendResult.OutcomeUnknown>(result).Id);
        Assert.InRange(server.Elapsed, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(31));
        Assert.True(server.Calls.Count > 4);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Should_not_say_that_nothing_was_sent_when_an_earlier_try_was_lost(HttpStatusCode status)
    {
        using var server = new FakeServer(FakeServer.Breaks, FakeServer.Answers(status));

        Assert.IsType<SendResult.OutcomeUnknown>(await server.RunAsync(server.Client().SendAsync(Hello)));
    }

    [Fact]
    public async Task Should_not_take_a_fault_in_the_server_for_a_refusal()
    {
        using var server = new FakeServer(FakeServer.Answers(HttpStatusCode.InternalServerError));

        Assert.IsType<SendResult.OutcomeUnknown>(await server.RunAsync(server.Client().SendAsync(Hello)));
    }

    [Fact]
    public async Task Should_believe_a_refusal_that_looked_for_the_id_first()
    {
        using var server = new FakeServer(
            FakeServer.Breaks, FakeServer.Answers(HttpStatusCode.Conflict, """{"type":"urn:coaching:problem:audience-changed","count":2}"""));

        Assert.Equal(2, Assert.IsType<SendResult.AudienceChanged>(await server.RunAsync(server.Client().SendAsync(Hello))).Count);
    }

    [Fact]
    public async Task Should_end_when_the_caller_does_not_want_it_any_more()
    {
        using var cancel = new CancellationTokenSource();
        using var server = new FakeServer(_ =>
        {
            cancel.Cancel();
            throw new HttpRequestException("Connection reset.");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.RunAsync(server.Client().SendAsync(Hello, cancel: cancel.Token)));
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Should_throw_when_a_question_is_not_answered_in_time()
    {
        using var server = new FakeServer(FakeServer.SaysNothing);

        var fault = await Assert.ThrowsAsync<CoachMessagingException>(() => server.RunAsync(server.Client().PreviewAsync(Audience.Everybody)));

        Assert.Null(fault.Problem);
        Assert.InRange(server.Calls.Count, 3, 6);
    }

    [Fact]
    public async Task Should_follow_the_pages_of_a_list_and_read_words_of_a_newer_server()
    {
        const string Agent = """{"id":"ID","name":"Ann","team":"t","site":"s","status":"dreaming","statusSince":"2026-11-22T09:00:00Z"}""";
        using var server = new FakeServer(
            FakeServer.Answers(HttpStatusCode.OK, $$"""{"agents":[{{Agent.Replace("ID", "a", StringComparison.Ordinal)}}],"total":2,"next":"c+1"}"""),
            FakeServer.Breaks,
            FakeServer.Answers(HttpStatusCode.OK, $$"""{"agents":[{{Agent.Replace("ID", "b", StringComparison.Ordinal)}}],"total":2,"next":null}"""));
        var query = new AgentsQuery { Teams = ["north", "so uth"], Statuses = [AgentStatus.OnBreak], Search = "an&n" };

        var agents = await server.RunAsync(server.Client().AgentsAsync(query).CollectAsync());

        Assert.Equal(["a", "b"], agents.Select(agent => agent.Id));
        Assert.All(agents, agent => Assert.Equal(AgentStatus.Unknown, agent.Status));
        const string First = "/api/v1/agents?team=north&team=so%20uth&status=onBreak&search=an%26n&limit=1000";
        Assert.Equal([First, $"{First}&cursor=c%2B1", $"{First}&cursor=c%2B1"], server.Calls.Select(call => call.Address));
    }

    [Fact]
    public void Should_need_nothing_of_ours_and_no_package() => Assert.All(
        typeof(CoachMessagingClient).Assembly.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
}
