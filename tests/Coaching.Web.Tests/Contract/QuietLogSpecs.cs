using Coaching.Web.Authentication;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Coaching.Web.Tests.Contract;

/// <summary>Whatever the level: logs carry ids, and neither tokens nor message text.</summary>
public sealed class QuietLogSpecs(QuietLogSpecs.Host host) : IClassFixture<QuietLogSpecs.Host>
{
    private const string Canary = "the canary sings";

    public sealed class Host() : LiveHost(
        "Development",
        ("Serilog:MinimumLevel:Default", "Debug"),
        ("Serilog:MinimumLevel:Override:Microsoft", "Debug"),
        ("Serilog:MinimumLevel:Override:Microsoft.AspNetCore", "Debug"),
        ("Serilog:MinimumLevel:Override:System.Net.Http", "Debug"));

    [Fact]
    public async Task Should_log_no_error_when_a_page_calls_with_faulty_arguments()
    {
        await using var page = await host.OpenAsync("cat");

        await Assert.ThrowsAsync<HubException>(() => page.CallAsync("SetStatus", "asleep", null));
        await page.CallAsync("SetStatus", "onBreak", "lunch");

        Assert.DoesNotContain("Error Failed to invoke hub method", host.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task Should_log_neither_tokens_nor_message_text_when_a_message_is_sent_delivered_and_read(HttpTransportType transport)
    {
        var token = host.TokenFor(Role.Agent, "ann");
        await using var page = await AgentPage.OpenAsync(host.Connection($"/hubs/agent?access_token={token}", token, options => options.Transports = transport));

        var id = await host.Admin.SendMessageAsync(Centre.To("ann"), $"Hear: {Canary}.", "urgent", requiresAck: true);
        await page.MessageAsync();
        await page.CallAsync("MarkSeen", (object)new[] { id });
        await page.CallAsync("Acknowledge", id);
        await page.GetInboxAsync();
        await host.Admin.PostAsync("messages", new { id, audience = Centre.To("ben"), body = $"Other: {Canary}" });
        await host.Admin.PostAsync("messages", new { id = "?", audience = Centre.To("ben"), body = $"Wrong: {Canary}" });
        await host.Admin.PostAsync("messages", $$"""{"body":"{{Canary}}","requiresAck":"{{Canary}}"}""");
        await host.Admin.GetAsync("messages");

        var log = host.Log.Text;
        Assert.Contains("/hubs/agent", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, log, StringComparison.OrdinalIgnoreCase);
        Assert.All(token.Split('.').Skip(1), part => Assert.DoesNotContain(part, log, StringComparison.Ordinal));
    }
}
