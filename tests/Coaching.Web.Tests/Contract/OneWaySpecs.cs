using System.Net;
using System.Reflection;
using System.Text;
using Coaching.Web.Hubs;
using Microsoft.AspNetCore.SignalR;

namespace Coaching.Web.Tests.Contract;

/// <summary>Messages go from senders to agents. An agent can write nothing to anybody, by any route.</summary>
public sealed class OneWaySpecs(LiveHost host) : IClassFixture<LiveHost>
{
    private const string Canary = "canary.from.an.agent";

    [Fact]
    public void Should_offer_agents_these_calls_and_no_other()
    {
        var calls = typeof(AgentHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == typeof(AgentHub))
            .Select(m => $"{m.Name}({string.Join(", ", m.GetParameters().Select(p => $"{p.ParameterType.Name} {p.Name}"))})");

        // Ids are looked up and never stored; a status and its reason are from lists that the centre configures.
        Assert.Equal(
            ["Acknowledge(String id)", "GetInbox()", "MarkRead(String[] ids)", "MarkSeen(String[] ids)", "SetStatus(String status, String reason)"],
            calls.Order());
    }

    [Fact]
    public async Task Should_describe_no_text_in_what_agents_may_post()
    {
        var document = (await host.WithToken(null).GetAsync("/openapi/v1.json")).Json;
        var inbox = document.GetProperty("paths").EnumerateObject().Where(p => p.Name.StartsWith("/api/v1/inbox", StringComparison.Ordinal)).ToList();

        Assert.Equal(["/api/v1/inbox", "/api/v1/inbox/read", "/api/v1/inbox/{id}/acknowledge"], inbox.Select(p => p.Name).Order());
        var bodies = inbox.SelectMany(p => p.Value.EnumerateObject()).Where(o => o.Value.TryGetProperty("requestBody", out _)).Select(o => o.Value).ToList();
        var schema = Assert.Single(bodies).GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        var properties = document.GetProperty("components").GetProperty("schemas").GetProperty(schema.GetProperty("$ref").GetString()!.Split('/')[^1]).GetProperty("properties");
        Assert.Equal(["ids"], properties.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Should_neither_store_nor_log_nor_show_what_an_agent_tries_to_write()
    {
        await using var page = await host.OpenAsync("ann", $"?status={Canary}&note={Canary}");
        var agent = host.Agent("ann");
        var id = await host.Admin.SendMessageAsync(Centre.To("ann"), "No answer, please.");

        foreach (var (method, arguments) in new (string, object?[])[]
                 {
                     ("SetStatus", ["onBreak", Canary]), ("SetStatus", [Canary, null]), ("MarkRead", [new[] { Canary }]), ("MarkSeen", [new[] { Canary }]),
                     ("Acknowledge", [Canary]), ("Reply", [Canary]), ("message", [Canary]),
                 })
        {
            try
            {
                await page.CallAsync(method, arguments);
            }
            catch (HubException refused)
            {
                Assert.DoesNotContain(Canary, refused.Message, StringComparison.Ordinal);
            }
        }

        await agent.PostAsync("inbox/read", new { ids = new[] { id, Canary }, note = Canary });
        await agent.PostAsync($"inbox/{id}/acknowledge", new { note = Canary });
        await agent.PostAsync($"inbox/{Canary}/acknowledge");
        (await agent.PostAsync("messages", new { audience = Centre.Everyone, body = Canary })).Is(HttpStatusCode.Forbidden);
        (await agent.PutAsync("agents/ann/status", new { status = "onBreak", reason = Canary })).Is(HttpStatusCode.Forbidden);
        await Eventually.AssertAsync(async () => Assert.Equal(1, (await host.Admin.GetAsync($"messages/{id}"))["funnel"].GetProperty("acknowledged").GetInt32()));

        Assert.DoesNotContain(Canary, (await host.Admin.GetAsync("messages?limit=1000")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, (await host.Admin.GetAsync($"messages/{id}/deliveries")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, (await host.Admin.GetAsync("agents")).Body, StringComparison.Ordinal);
        Assert.All(StoredFiles.Of(host.Folder), file => Assert.False(StoredFiles.Contains(file, Encoding.UTF8.GetBytes(Canary)), file));
    }
}
