using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Coaching.Balancer;
using Coaching.Web.Api;
using Coaching.Web.Tests.Contract;
using Microsoft.AspNetCore.Builder;

namespace Coaching.Web.Tests.Balancer;

/// <summary>The balancer before two nodes, all on real sockets.</summary>
public sealed class BalancerSpecs : IAsyncLifetime, IDisposable
{
    private readonly HttpClient client = new();
    private StubNode one = null!;
    private StubNode two = null!;
    private WebApplication balancer = null!;

    public async Task InitializeAsync()
    {
        (one, two) = (await StubNode.StartAsync("one"), await StubNode.StartAsync("two"));
        balancer = BalancerHost.Build(["--urls", "http://127.0.0.1:0", "--Balancer:Nodes", $"{one.Address}, {two.Address}"]);
        await balancer.StartAsync();
        client.BaseAddress = new Uri(balancer.Urls.Single());
        await Eventually.AssertAsync(async () => Assert.Equal(HttpStatusCode.OK, await HealthAsync()));
    }

    public async Task DisposeAsync()
    {
        await balancer.DisposeAsync();
        await one.DisposeAsync();
        await two.DisposeAsync();
    }

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Should_go_round_a_node_when_it_is_not_ready_and_come_back_when_it_is()
    {
        await Eventually.AssertAsync(async () => Assert.Equal(["one", "two"], await AnsweringAsync()));

        two.IsReady = false;
        await Eventually.AssertAsync(async () => Assert.Equal(["one"], await AnsweringAsync()));

        (one.IsReady, two.IsReady) = (false, true);
        await Eventually.AssertAsync(async () => Assert.Equal(["two"], await AnsweringAsync()));
    }

    [Fact]
    public async Task Should_lose_no_send_when_a_node_is_gone_and_no_probe_has_told()
    {
        await one.DisposeAsync();

        Assert.Equal(["two"], await AnsweringAsync());
    }

    [Fact]
    public async Task Should_answer_that_the_outcome_is_unknown_when_no_node_answers()
    {
        await one.DisposeAsync();
        await two.DisposeAsync();

        using var response = await client.PostAsync("/api/v1/messages", new StringContent("a send"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter!.Delta);
        Assert.Equal(ProblemTypes.Unavailable, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Should_pass_web_sockets()
    {
        using var limit = new CancellationTokenSource(Eventually.Patience);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(client.BaseAddress!) { Scheme = "ws", Path = "/hubs/agent" }.Uri, limit.Token);

        await socket.SendAsync("there and back"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        var answer = new byte[100];
        var received = await socket.ReceiveAsync(answer, limit.Token);

        Assert.Equal("there and back", Encoding.UTF8.GetString(answer, 0, received.Count));
    }

    [Fact]
    public async Task Should_tell_nodes_the_address_that_the_client_knows() =>
        Assert.Equal(client.BaseAddress!.Authority, await client.GetStringAsync("/host"));

    [Fact]
    public async Task Should_be_healthy_while_one_node_is_ready()
    {
        one.IsReady = false;
        await Eventually.AssertAsync(async () => Assert.Equal(["two"], await AnsweringAsync()));
        Assert.Equal(HttpStatusCode.OK, await HealthAsync());

        two.IsReady = false;
        await Eventually.AssertAsync(async () => Assert.Equal(HttpStatusCode.ServiceUnavailable, await HealthAsync()));
    }

    [Fact]
    public async Task Should_show_no_metrics_of_one_node_or_another() =>
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/metrics")).StatusCode);

    [Fact]
    public void Should_know_nothing_of_what_is_behind_it() => Assert.DoesNotContain(
        typeof(BalancerHost).Assembly.GetReferencedAssemblies(),
        assembly => assembly.Name!.StartsWith("Coaching.", StringComparison.Ordinal) || assembly.Name.StartsWith("Akka", StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("node1:8080")]
    [InlineData("http://node1:8080/path")]
    [InlineData("ftp://node1")]
    public async Task Should_end_with_words_when_the_nodes_are_not_addresses(string nodes) =>
        Assert.Equal(BalancerHost.MisconfiguredExitCode, await BalancerHost.RunAsync(["--urls", "http://127.0.0.1:0", "--Balancer:Nodes", nodes]));

    /// <summary>Who answers twenty sends; each must be answered, with what was sent.</summary>
    private async Task<IReadOnlyList<string>> AnsweringAsync()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);

        for (var i = 0; i < 20; i++)
        {
            using var response = await client.PostAsync("/api/v1/messages", new StringContent($"send {i}"));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var answer = (await response.Content.ReadAsStringAsync()).Split(' ', 2);
            Assert.Equal($"send {i}", answer[1]);
            names.Add(answer[0]);
        }

        return [.. names];
    }

    private async Task<HttpStatusCode> HealthAsync()
    {
        using var response = await client.GetAsync("/healthz");
        return response.StatusCode;
    }
}
