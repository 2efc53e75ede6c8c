using System.Net;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using System.Text.Json;
using Coaching.Actors.Configuration;
using Coaching.Actors.Hosting;
using Coaching.Web.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Coaching.Web.Tests.Authentication;

[UnsupportedOSPlatform("windows")]
public sealed class DevelopmentModeSpecs
{
    [Fact]
    public void Should_not_start_when_the_environment_is_production()
    {
        using var host = new HostUnderTest(("Authentication:Mode", "Development")) { EnvironmentName = "Production" };

        var refusal = Assert.Throws<SettingsException>(() => host.CreateClient());

        Assert.Contains("Authentication:Mode", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_issue_a_token_for_48_hours_when_asked()
    {
        await using var host = new HostUnderTest();

        using var response = await host.CreateClient().PostAsJsonAsync(
            "/dev/token", new { user = "s1", role = "supervisor", name = "Sue", teams = new[] { "north", "south" } });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        var token = new JsonWebToken(answer.GetProperty("token").GetString());

        Assert.Equal(["s1", "Sue", "supervisor"], [token.Subject, token.GetClaim("name").Value, token.GetClaim("role").Value]);
        Assert.Equal(["north", "south"], token.Claims.Where(claim => claim.Type == "teams").Select(claim => claim.Value));
        Assert.Equal(DateTime.UtcNow.AddHours(48), token.ValidTo, TimeSpan.FromMinutes(1));
        Assert.EndsWith("Z", answer.GetProperty("expiresAt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_name_every_error_when_the_request_is_wrong()
    {
        await using var host = new HostUnderTest();

        using var response = await host.CreateClient().PostAsJsonAsync(
            "/dev/token", new { user = "s 1", role = "boss", name = new string('n', 129), teams = new[] { "" } });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["name", "role", "teams", "user"], (await Problem.ReadAsync(response)).Errors!.Keys.Order());
    }

    [Fact]
    public async Task Should_not_be_there_when_the_mode_is_jwt()
    {
        await using var host = new HostUnderTest(("Authentication:Mode", "Jwt"), ("Authentication:SigningKey", Tokens.Key));
        using var client = host.CreateClient();

        using var token = await client.PostAsJsonAsync("/dev/token", new { user = "u1", role = "admin" });
        using var clock = await client.PostAsJsonAsync("/dev/clock", new { now = DateTimeOffset.UtcNow.AddDays(1) });

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [token.StatusCode, clock.StatusCode]);
    }

    [Fact]
    public async Task Should_keep_its_key_for_the_owner_alone_when_it_starts_again()
    {
        await using var first = new HostUnderTest();
        var key = await KeyOfAsync(first);

        await using var second = new HostUnderTest { Folder = first.Folder };

        Assert.Equal(key, await KeyOfAsync(second));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(first.Folder, DevelopmentKey.FileName)));
    }

    [Fact]
    public async Task Should_make_no_key_when_one_is_set()
    {
        await using var host = new HostUnderTest(("Authentication:SigningKey", Tokens.Key));

        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(Tokens.Key), await KeyOfAsync(host));
        Assert.False(File.Exists(Path.Combine(host.Folder, DevelopmentKey.FileName)));
    }

    [Fact]
    public async Task Should_move_the_clock_and_keep_tokens_good_when_a_day_passes()
    {
        await using var host = new HostUnderTest();
        using var client = host.CreateClient();
        var tomorrow = DateTimeOffset.UtcNow.AddHours(60);

        using var moved = await client.PostAsJsonAsync("/dev/clock", new { now = tomorrow });
        using var back = await client.PostAsJsonAsync("/dev/clock", new { now = tomorrow.AddMinutes(-1) });

        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, back.StatusCode);
        Assert.Equal(tomorrow, host.Services.GetRequiredService<TimeProvider>().GetUtcNow(), TimeSpan.FromMinutes(1));
        Assert.InRange(host.Services.GetRequiredService<HostClock>().Offset, TimeSpan.FromHours(59), TimeSpan.FromHours(60));
        client.DefaultRequestHeaders.Authorization =
            new("Bearer", host.Services.GetRequiredService<DevelopmentTokens>().Issue("u1", Role.Admin, null, null).Token);
        // Signed in, it is told that there is no such method here; else it would be told nothing.
        using var signedIn = await client.GetAsync("/api/v1/nothing");
        Assert.Equal(HttpStatusCode.NotFound, signedIn.StatusCode);
    }

    private static async Task<byte[]> KeyOfAsync(HostUnderTest host)
    {
        using var response = await host.CreateClient().GetAsync("/auth/config");
        response.EnsureSuccessStatusCode();
        return host.Services.GetRequiredService<TokenKeys>().Symmetric!.Key;
    }
}
