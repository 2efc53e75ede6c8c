using System.Net;
using System.Text.Json;

namespace Coaching.Web.Tests.Contract;

/// <summary>The day's end, by the host's clock. Each test starts at a noon of its own.</summary>
public sealed class BusinessDaySpecs(BusinessDaySpecs.Host host) : IClassFixture<BusinessDaySpecs.Host>, IAsyncLifetime
{
    /// <summary>Where a closed page is a logout at once.</summary>
    public sealed class Host() : LiveHost("Development", ("Sessions:Grace", "0.2"));

    public Task InitializeAsync() => host.MoveClockAsync(Turns.NoonAfter(host.Now));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Should_push_an_empty_inbox_with_the_new_date_at_the_sites_own_hour_and_no_earlier()
    {
        await using var ann = await host.OpenAsync("ann");
        await using var fay = await host.OpenAsync("fay");
        var id = await host.Admin.SendMessageAsync(Centre.To("ann", "fay"), "Of the day.");
        await ann.CallAsync("MarkRead", (object)new[] { id });
        await fay.MessageAsync();
        var today = Date(ann.Inbox);

        await host.MoveClockAsync(Turns.NextInLondon(host.Now).AddSeconds(-30));
        Assert.Equal([id], Ids(await ann.GetInboxAsync()));
        Assert.Equal(today, Date(await ann.GetInboxAsync()));

        await host.MoveClockAsync(Turns.NextInLondon(host.Now).AddSeconds(1));
        var turned = await ann.InboxAsync(inbox => Date(inbox) == today.AddDays(1));
        Assert.Empty(Ids(turned));
        Assert.Equal(0, turned.GetProperty("unread").GetInt32());
        Assert.Equal([id], Ids(await fay.GetInboxAsync()));
        Assert.Empty(fay.Rest("inbox"));

        await host.MoveClockAsync(Turns.NextInNewYork(host.Now).AddSeconds(1));
        Assert.Empty(Ids(await fay.InboxAsync(inbox => Date(inbox) == today.AddDays(1))));
    }

    [Fact]
    public async Task Should_have_no_history_and_keep_the_senders_record_when_the_day_is_over()
    {
        var id = await host.Admin.SendMessageAsync(Centre.To("ben"), "Gone tomorrow.");
        await host.Agent("ben").PostAsync("inbox/read", new { ids = new[] { id } });
        await Eventually.AssertAsync(async () => Assert.Equal(1, await ReadCountAsync(id)));

        await host.MoveClockAsync(Turns.NextInNewYork(host.Now).AddMinutes(1));

        Assert.Empty(Ids((await host.Agent("ben").GetAsync("inbox")).Json));
        await using var ben = await host.OpenAsync("ben");
        Assert.Empty(Ids(ben.Inbox));
        await ben.CallAsync("MarkRead", (object)new[] { id });
        (await host.Agent("ben").PostAsync($"inbox/{id}/acknowledge")).IsProblem(HttpStatusCode.NotFound);
        Assert.Equal("Gone tomorrow.", (await host.Admin.GetAsync($"messages/{id}")).Text("body"));
        Assert.Equal(1, await ReadCountAsync(id));
        Assert.Equal("read", (await host.Admin.GetAsync($"messages/{id}/deliveries"))["deliveries"][0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Should_carry_the_status_over_when_an_agent_is_connected_at_the_turn()
    {
        await using var cat = await host.OpenAsync("cat");
        await cat.CallAsync("SetStatus", "onBreak", "lunch");
        var today = Date(cat.Inbox);

        await host.MoveClockAsync(Turns.NextInLondon(host.Now).AddSeconds(1));

        var turned = await cat.InboxAsync(inbox => Date(inbox) == today.AddDays(1));
        Assert.Equal("onBreak", turned.GetProperty("status").GetString());
        await host.Admin.SendMessageAsync(Centre.To("cat"), "New day.");
        Assert.Equal("bell", (await cat.MessageAsync()).GetProperty("alert").GetString());
    }

    [Fact]
    public async Task Should_start_available_when_an_agent_logs_in_first_on_a_new_day()
    {
        await using (var dan = await host.OpenAsync("dan"))
        {
            await dan.CallAsync("SetStatus", "onBreak", "lunch");
        }

        await LoggedOutAsync("dan");

        await host.MoveClockAsync(Turns.NextInLondon(host.Now).AddMinutes(5));
        await using var again = await host.OpenAsync("dan");

        Assert.Equal("available", again.Inbox.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Should_start_available_when_the_inbox_was_read_over_rest_before_the_first_login()
    {
        await using (var dan = await host.OpenAsync("dan"))
        {
            await dan.CallAsync("SetStatus", "onBreak", "lunch");
        }

        await LoggedOutAsync("dan");

        await host.MoveClockAsync(Turns.NextInLondon(host.Now).AddMinutes(5));
        var id = await host.Admin.SendMessageAsync(Centre.To("dan"), "Early.");
        await host.Agent("dan").PostAsync("inbox/read", new { ids = new[] { id } });
        await using var again = await host.OpenAsync("dan");

        Assert.Equal("available", again.Inbox.GetProperty("status").GetString());
        Assert.Equal("read", again.Inbox.GetProperty("messages")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Should_toast_and_list_what_is_sent_after_the_turn()
    {
        await using var eve = await host.OpenAsync("eve");
        var today = Date(eve.Inbox);
        await host.Admin.SendMessageAsync(Centre.To("eve"), "Yesterday's.");
        await eve.MessageAsync();
        await host.MoveClockAsync(Turns.NextInLondon(host.Now).AddSeconds(1));

        var id = await host.Admin.SendMessageAsync(Centre.To("eve"), "Today's.");
        var message = await eve.MessageAsync();
        await eve.CallAsync("MarkRead", (object)new[] { id });
        var inbox = await eve.GetInboxAsync();

        Assert.Equal(id, message.GetProperty("id").GetString());
        Assert.Equal("toast", message.GetProperty("alert").GetString());
        Assert.Equal(today.AddDays(1), Date(inbox));
        Assert.Equal([id], Ids(inbox));
        Assert.Equal("read", inbox.GetProperty("messages")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Should_start_the_day_at_another_hour_from_the_next_day_on_when_the_site_s_hour_is_changed()
    {
        await using var ann = await host.OpenAsync("ann");
        var id = await host.Admin.SendMessageAsync(Centre.To("ann"), "Of the day.");
        var (today, turn) = (Date(ann.Inbox), Turns.NextInLondon(host.Now));

        // By this hour the day would have begun later than the message was sent.
        await ChangeLondonsHourAsync(TimeOnly.FromDateTime(host.Now.UtcDateTime).AddHours(2));
        Assert.Equal([id], Ids(await ann.GetInboxAsync()));
        await ChangeLondonsHourAsync(new TimeOnly(6, 0));
        await host.MoveClockAsync(turn.AddSeconds(-30));
        Assert.Equal([id], Ids(await ann.GetInboxAsync()));
        Assert.Equal(today, Date(await ann.GetInboxAsync()));

        await host.MoveClockAsync(turn.AddSeconds(1));
        Assert.Empty(Ids(await ann.InboxAsync(inbox => Date(inbox) == today.AddDays(1))));
        await host.MoveClockAsync(turn.AddHours(26));
        Assert.Equal(today.AddDays(1), Date(await ann.GetInboxAsync()));
        await host.MoveClockAsync(turn.AddHours(28));
        await ann.InboxAsync(inbox => Date(inbox) == today.AddDays(2));

        await ChangeLondonsHourAsync(new TimeOnly(3, 0));
    }

    [Fact]
    public async Task Should_refuse_to_move_the_clock_back_or_nowhere()
    {
        (await host.WithToken(null).PostAsync("/dev/clock", new { now = host.Now.AddDays(-1) })).IsProblem(HttpStatusCode.BadRequest, error: "now");
        (await host.WithToken(null).PostAsync("/dev/clock", "{}")).IsProblem(HttpStatusCode.BadRequest, error: "now");
        (await host.WithToken(null).PostAsync("/dev/clock", """{"now":"soon"}""")).IsProblem(HttpStatusCode.BadRequest);
    }

    private async Task ChangeLondonsHourAsync(TimeOnly start)
    {
        var directory = JsonSerializer.SerializeToNode(Centre.Directory())!;
        directory["sites"]![0]!["dayStartsAt"] = start.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        (await host.Integration.PutAsync("directory", directory)).Is(HttpStatusCode.OK);
    }

    private Task LoggedOutAsync(string agent) => Eventually.AssertAsync(async () => Assert.Contains(
        (await host.Admin.GetAsync("agents?status=loggedOut"))["agents"].EnumerateArray(), a => a.GetProperty("id").GetString() == agent));

    private static DateOnly Date(JsonElement inbox) => DateOnly.Parse(inbox.GetProperty("businessDate").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Ids(JsonElement inbox) => [.. inbox.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("id").GetString()!)];

    private async Task<int> ReadCountAsync(string id) => (await host.Admin.GetAsync($"messages/{id}"))["funnel"].GetProperty("read").GetInt32();
}
