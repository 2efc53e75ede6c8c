using System.Net;
using System.Text;
using System.Text.Json;
using Coaching.Web.Authentication;

namespace Coaching.Web.Tests.Contract;

/// <summary><c>POST /messages</c>.</summary>
public sealed class SendSpecs(LiveHost host) : IClassFixture<LiveHost>
{
    [Fact]
    public async Task Should_answer_202_with_id_recipients_and_time_when_accepted()
    {
        var id = Api.NewId();

        var answer = await host.Admin.PostAsync("messages", new { id, audience = Centre.To("ann", "ben", "ann"), body = "Well done." });

        answer.Is(HttpStatusCode.Accepted);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal(["acceptedAt", "id", "recipients"], answer.Json.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(id, answer.Text("id"));
        Assert.Equal(2, answer.Number("recipients"));
        Assert.EndsWith("Z", answer.Text("acceptedAt"), StringComparison.Ordinal);
        Assert.True((host.Now - answer["acceptedAt"].GetDateTimeOffset()).Duration() < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Should_make_an_id_when_none_is_given()
    {
        var first = (await SendAsync("""{"audience":{"agents":["ann"]},"body":"x"}""")).Is(HttpStatusCode.Accepted);
        var second = (await SendAsync("""{"id":null,"audience":{"agents":["ann"]},"body":"x"}""")).Is(HttpStatusCode.Accepted);

        Assert.Matches("^[A-Za-z0-9._-]{1,64}$", first.Text("id"));
        Assert.NotEqual(first.Text("id"), second.Text("id"));
    }

    [Fact]
    public async Task Should_trim_the_body_and_keep_its_line_breaks_when_stored()
    {
        var id = await host.Admin.SendMessageAsync(Centre.To("ann"), " \r\n first\n\tsecond <b>🙂 \n ");

        Assert.Equal("first\n\tsecond <b>🙂", (await host.Admin.GetAsync($"messages/{id}")).Text("body"));
    }

    [Theory]
    [InlineData(500, 0, HttpStatusCode.Accepted)]
    [InlineData(501, 0, HttpStatusCode.BadRequest)]
    [InlineData(500, 100, HttpStatusCode.Accepted)]
    public async Task Should_count_the_limit_after_trimming_when_a_body_is_long(int letters, int spaces, HttpStatusCode expected) =>
        await CountsAsync(new string('x', letters) + new string(' ', spaces), expected);

    [Theory]
    [InlineData(250, HttpStatusCode.Accepted)]
    [InlineData(251, HttpStatusCode.BadRequest)]
    public async Task Should_count_utf_16_units_when_a_body_has_emoji(int emoji, HttpStatusCode expected) =>
        await CountsAsync(string.Concat(Enumerable.Repeat("🙂", emoji)), expected);

    [Theory]
    [InlineData("""{"audience":{"agents":["ann"]}}""", "body")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":null}""", "body")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":""}""", "body")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":" \n\t "}""", "body")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"\u00a0\u2003"}""", "body")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":5}""", "body")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":["x"]}""", "body")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"a\u0000b"}""", "body")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"a\u0007b"}""", "body")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"a\u001bb"}""", "body")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"a\u0085b"}""", "body")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"a\ud83db"}""", "body")]
    [InlineData("""{"id":"","audience":{"agents":["ann"]},"body":"x"}""", "id")]
    [InlineData("""{"id":"no id","audience":{"agents":["ann"]},"body":"x"}""", "id")]
    [InlineData("""{"id":5,"audience":{"agents":["ann"]},"body":"x"}""", "id")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"x","priority":"high"}""", "priority")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"x","priority":""}""", "priority")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"x","priority":1}""", "priority")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"x","requiresAck":"yes"}""", "requiresAck")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"x","expiresAt":"tomorrow"}""", "expiresAt")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"x","expiresAt":5}""", "expiresAt")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"x","expiresAt":"2001-01-01T00:00:00Z"}""", "expiresAt")]
    [InlineData("""{"audience":{"agents":["ann"]},"body":"x","audienceToken":5}""", "audienceToken")]
    [InlineData("""{"body":"x"}""", "audience")]
    [InlineData("""{"audience":null,"body":"x"}""", "audience")]
    [InlineData("""{"audience":"everyone","body":"x"}""", "audience")]
    [InlineData("""{"audience":["ann"],"body":"x"}""", "audience")]
    [InlineData("""{"audience":{},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"everyone":false},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"everyone":"true"},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"everyone":true,"agents":["ann"]},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"agents":"ann"},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"agents":[5]},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"agents":[null]},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"agents":["no id"]},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"agents":["\ud83d"]},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"filter":{"team":["north"]}},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"filter":{"statuses":["asleep"]}},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"filter":[]},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"filter":{"except":{"everyone":true}}},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"filter":{"except":["ann"]}},"body":"x"}""", "audience")]
    [InlineData("""{"audience":{"\ud83d":1},"body":"x"}""", "audience")]
    public async Task Should_answer_400_and_name_the_value_when_it_is_wrong(string json, string place)
    {
        var answer = await SendAsync(json);

        answer.IsProblem(HttpStatusCode.BadRequest);
        Assert.Contains(answer["errors"].EnumerateObject(), e => e.Name == place || e.Name.StartsWith(place + ".", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("{")]
    [InlineData("""{"body":"a","body":"b","audience":{"everyone":true}}""")]
    public async Task Should_answer_400_when_the_body_is_no_json_of_a_send(string json) =>
        (await SendAsync(json)).IsProblem(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Should_name_every_fault_at_once_when_there_are_several()
    {
        var answer = (await SendAsync("""{"id":"?","body":" ","priority":"x","audience":{}}""")).IsProblem(HttpStatusCode.BadRequest, "validation");

        Assert.Equal(["audience", "body", "id", "priority"], answer["errors"].EnumerateObject().Select(e => e.Name).Order());
    }

    [Fact]
    public async Task Should_ignore_what_it_does_not_know_when_the_rest_is_sound() =>
        (await SendAsync("""{"audience":{"agents":["ann"]},"body":"x","colour":"red","priority":null,"requiresAck":null,"expiresAt":null,"audienceToken":null}"""))
            .Is(HttpStatusCode.Accepted);

    [Fact]
    public async Task Should_answer_413_when_the_body_is_over_the_servers_limit() =>
        (await SendAsync($$"""{"audience":{"agents":["ann"]},"body":"{{new string('x', 1024 * 1024)}}"}""")).IsProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");

    [Fact]
    public async Task Should_answer_415_when_the_body_is_no_json()
    {
        using var content = new StringContent("body=x", Encoding.UTF8, "application/x-www-form-urlencoded");

        (await host.Admin.PostAsync("messages", content)).IsProblem(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("""{"agents":["ann","nobody"]}""", "nobody")]
    [InlineData("""{"filter":{"campaigns":["spring","gone-campaign"]}}""", "gone-campaign")]
    [InlineData("""{"filter":{"lists":["gone-list"]}}""", "gone-list")]
    [InlineData("""{"filter":{"teams":["gone-team"]}}""", "gone-team")]
    [InlineData("""{"filter":{"queues":["gone-queue"]}}""", "gone-queue")]
    [InlineData("""{"filter":{"except":{"teams":["gone-team"]}}}""", "gone-team")]
    [InlineData("""{"filter":{"except":{"agents":["nobody"]}}}""", "nobody")]
    public async Task Should_answer_422_and_name_the_id_when_it_is_unknown(string audience, string unknown)
    {
        var answer = (await SendAsync($$"""{"audience":{{audience}},"body":"x"}""")).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-ids");

        Assert.Contains($"'{unknown}'", answer["errors"].GetRawText().Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"agents":[]}""")]
    [InlineData("""{"filter":{"teams":["north"],"campaigns":["summer"]}}""")]
    [InlineData("""{"filter":{"teams":["north"],"except":{"teams":["north"]}}}""")]
    public async Task Should_answer_422_when_nobody_is_in_the_audience(string audience) =>
        (await SendAsync($$"""{"audience":{{audience}},"body":"x"}""")).IsProblem(HttpStatusCode.UnprocessableEntity, "empty-audience");

    [Theory]
    [InlineData("""{"everyone":true}""", "ann ben cat dan eve fay")]
    [InlineData("""{"agents":["fay","ann"]}""", "ann fay")]
    [InlineData("""{"filter":{}}""", "ann ben cat dan eve fay")]
    [InlineData("""{"filter":{"campaigns":["spring"]}}""", "ann ben eve")]
    [InlineData("""{"filter":{"campaigns":["spring","summer"]}}""", "ann ben dan eve")]
    [InlineData("""{"filter":{"lists":["warm"]}}""", "ann ben dan eve")]
    [InlineData("""{"filter":{"lists":["cold"]}}""", "dan eve")]
    [InlineData("""{"filter":{"queues":["billing"]}}""", "ann ben eve")]
    [InlineData("""{"filter":{"queues":["tech"]}}""", "ben")]
    [InlineData("""{"filter":{"queues":["tech","billing"],"teams":["south"]}}""", "eve")]
    [InlineData("""{"filter":{"campaigns":[],"lists":[],"teams":["north"],"queues":[],"statuses":[],"except":{}}}""", "ann ben cat")]
    [InlineData("""{"filter":{"teams":["north"],"except":{"agents":["ann"],"queues":["tech"]}}}""", "cat")]
    [InlineData("""{"filter":{"except":{"campaigns":["spring"],"lists":["cold"]}}}""", "cat fay")]
    [InlineData("""{"filter":{"campaigns":null,"teams":["north"]},"everyone":null}""", "ann ben cat")]
    public async Task Should_send_to_exactly_these_when_the_audience_is_combined(string audience, string expected)
    {
        var sent = (await SendAsync($$"""{"audience":{{audience}},"body":"x"}""")).Is(HttpStatusCode.Accepted);
        var deliveries = await host.Admin.GetAsync($"messages/{sent.Text("id")}/deliveries");

        Assert.Equal(expected.Split(' '), deliveries["deliveries"].EnumerateArray().Select(d => d.GetProperty("agent").GetString()).Order());
        Assert.Equal(expected.Split(' ').Length, sent.Number("recipients"));
    }

    [Theory]
    [InlineData(Role.Agent)]
    [InlineData(Role.Integration)]
    public async Task Should_answer_403_when_the_role_may_not_send(Role role) =>
        (await host.As(role, "ann").PostAsync("messages", new { audience = Centre.Everyone, body = "x" })).IsProblem(HttpStatusCode.Forbidden);

    [Theory]
    [InlineData("""{"agents":["dan"]}""")]
    [InlineData("""{"filter":{"teams":["south"]}}""")]
    [InlineData("""{"filter":{"teams":["north","south"]}}""")]
    [InlineData("""{"filter":{"except":{"agents":["dan"]}}}""")]
    public async Task Should_answer_422_when_a_supervisor_names_what_is_out_of_scope(string audience)
    {
        var answer = await host.Supervisor("north").PostAsync("messages", $$"""{"audience":{{audience}},"body":"x"}""");

        answer.IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-ids");
    }

    [Fact]
    public async Task Should_send_to_own_teams_only_when_a_supervisor_says_everyone()
    {
        var all = await host.Supervisor("north").PostAsync("messages", new { audience = Centre.Everyone, body = "x" });
        var list = await host.Supervisor("south").PostAsync("messages", """{"audience":{"filter":{"lists":["warm"]}},"body":"x"}""");

        Assert.Equal(3, all.Is(HttpStatusCode.Accepted).Number("recipients"));
        Assert.Equal(2, list.Is(HttpStatusCode.Accepted).Number("recipients"));
    }

    [Fact]
    public async Task Should_find_nobody_when_a_supervisor_has_no_teams()
    {
        (await host.Supervisor().PostAsync("messages", new { audience = Centre.Everyone, body = "x" })).IsProblem(HttpStatusCode.UnprocessableEntity, "empty-audience");
        (await host.Supervisor().PostAsync("messages", new { audience = Centre.To("ann"), body = "x" })).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-ids");
    }

    [Fact]
    public async Task Should_answer_200_with_the_first_answer_when_repeated()
    {
        var expiresAt = Turns.Soon(host.Now);
        var id = Api.NewId();
        var first = await host.Admin.PostAsync("messages", new { id, audience = Centre.To("ben", "ann"), body = "Same.", priority = "urgent", requiresAck = true, expiresAt });

        var again = await host.Admin.PostAsync(
            "messages", new { id, audience = Centre.To("ann", "ben", "ben"), body = " Same.\n", priority = "urgent", requiresAck = true, expiresAt = expiresAt.ToOffset(TimeSpan.FromHours(2)) });

        first.Is(HttpStatusCode.Accepted);
        again.Is(HttpStatusCode.OK);
        Assert.Equal(first.Body, again.Body);
    }

    [Fact]
    public async Task Should_answer_200_when_defaults_are_spelt_out_in_the_repeat()
    {
        var id = Api.NewId();
        (await SendAsync($$$"""{"id":"{{{id}}}","audience":{"filter":{"teams":["north"]}},"body":"x"}""")).Is(HttpStatusCode.Accepted);

        (await SendAsync($$$$"""{"id":"{{{{id}}}}","audience":{"filter":{"teams":["north","north"],"lists":[],"except":{}}},"body":"x","priority":"normal","requiresAck":false}"""))
            .Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("body", "\"Other.\"")]
    [InlineData("audience", """{"agents":["ben"]}""")]
    [InlineData("audience", """{"everyone":true}""")]
    [InlineData("audience", """{"agents":["nobody"]}""")]
    [InlineData("priority", "\"important\"")]
    [InlineData("requiresAck", "true")]
    [InlineData("expiresAt", "\"2099-01-01T00:00:00Z\"")]
    public async Task Should_answer_409_when_the_id_comes_with_other_content(string name, string value)
    {
        var content = new Dictionary<string, JsonElement>
        {
            ["id"] = JsonSerializer.SerializeToElement(Api.NewId()),
            ["audience"] = JsonSerializer.SerializeToElement(Centre.To("ann")),
            ["body"] = JsonSerializer.SerializeToElement("Same."),
        };
        (await host.Admin.PostAsync("messages", content)).Is(HttpStatusCode.Accepted);

        content[name] = JsonSerializer.Deserialize<JsonElement>(value);

        (await host.Admin.PostAsync("messages", content)).IsProblem(HttpStatusCode.Conflict, "different-content");
    }

    [Fact]
    public async Task Should_answer_409_when_somebody_else_sends_under_the_same_id()
    {
        var id = await host.Admin.SendMessageAsync(Centre.To("ann"), "Mine.");

        (await host.As(Role.Admin, "other").PostAsync("messages", new { id, audience = Centre.To("ann"), body = "Mine." })).IsProblem(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Should_store_once_and_deliver_once_when_the_same_send_comes_fifty_times_at_once()
    {
        await using var ann = await host.OpenAsync("ann");
        var send = new { id = Api.NewId(), audience = Centre.To("ann"), body = "Once." };

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.Admin.PostAsync("messages", send)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Accepted);
        Assert.Equal(49, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Single(answers.Select(a => a.Body).Distinct());

        var end = await host.Admin.SendMessageAsync(Centre.To("ann"), "The end.");
        Assert.Equal(send.id, (await ann.MessageAsync()).GetProperty("id").GetString());
        Assert.Equal(end, (await ann.MessageAsync()).GetProperty("id").GetString());
        Assert.Single((await ann.GetInboxAsync()).GetProperty("messages").EnumerateArray(), m => m.GetProperty("id").GetString() == send.id);
    }

    [Fact]
    public async Task Should_answer_400_when_it_would_outlive_the_business_day_of_all_recipients()
    {
        var london = Turns.NextInLondon(host.Now);
        var last = new[] { london, Turns.NextInNewYork(host.Now) }.Max();
        var late = new { id = Api.NewId(), audience = Centre.To("ann"), body = "For ever.", expiresAt = london.AddSeconds(1) };

        (await host.Admin.PostAsync("messages", late)).IsProblem(HttpStatusCode.BadRequest, "validation", "expiresAt");
        (await host.Admin.PostAsync("messages", late with { expiresAt = london })).Is(HttpStatusCode.Accepted);
        (await host.Admin.PostAsync("messages", late)).IsProblem(HttpStatusCode.Conflict, "different-content");
        (await host.Admin.PostAsync("messages", late with { id = Api.NewId(), audience = Centre.To("ann", "fay"), expiresAt = last })).Is(HttpStatusCode.Accepted);
        (await host.Admin.PostAsync("messages", late with { id = Api.NewId(), audience = Centre.To("ann", "fay"), expiresAt = last.AddSeconds(1) }))
            .IsProblem(HttpStatusCode.BadRequest, "validation", "expiresAt");
    }

    private Task<Answer> SendAsync(string json) => host.Admin.PostAsync("messages", json);

    private async Task CountsAsync(string body, HttpStatusCode expected)
    {
        var answer = await host.Admin.PostAsync("messages", new { audience = Centre.To("ann"), body });

        answer.Is(expected);

        if (expected == HttpStatusCode.BadRequest)
        {
            answer.IsProblem(expected, "validation");
            Assert.True(answer["errors"].TryGetProperty("body", out _));
        }
    }
}
