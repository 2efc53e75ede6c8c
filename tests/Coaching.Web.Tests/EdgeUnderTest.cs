using Coaching.Actors.Configuration;
using Coaching.Actors.Hosting;
using Coaching.Host.Configuration;
using Coaching.Web.Api;
using Coaching.Web.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Web.Tests;

/// <summary>The edge alone, with endpoints that a test brings along.</summary>
internal sealed class EdgeUnderTest : IAsyncDisposable
{
    private readonly WebApplication app;

    private EdgeUnderTest(WebApplication app) => this.app = app;

    public static async Task<EdgeUnderTest> StartAsync(
        Action<IEndpointRouteBuilder> map, Action<IServiceCollection>? services = null, params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting().AddCoachingSettings().AddHostClock();
        builder.Services.AddCoachingAuthentication(builder.Environment).AddCoachingApi();
        builder.AddCoachingLogging();
        services?.Invoke(builder.Services);

        var app = builder.Build();
        app.Services.CheckSettings();
        app.UseRequestLogging();
        app.UseCoachingEdge();
        map(app);
        await app.StartAsync();
        return new EdgeUnderTest(app);
    }

    /// <summary>With <see cref="Tokens.Key"/>, and a path for each policy: <c>/api/v1/{policy}</c>, <c>/api/v1/any</c>; anywhere else as mapped.</summary>
    public static Task<EdgeUnderTest> StartWithPoliciesAsync(params (string Key, string? Value)[] settings) => StartAsync(
        MapPolicies, settings: [("Authentication:SigningKey", Tokens.Key), .. settings]);

    public static void MapPolicies(IEndpointRouteBuilder routes)
    {
        foreach (var policy in new[] { Policies.Admin, Policies.Send, Policies.Directory, Policies.Status, Policies.Agent })
        {
            routes.MapGet($"/api/v1/{policy}", () => "in").RequireAuthorization(policy);
        }

        routes.MapGet("/api/v1/any", () => "in");
        routes.MapGet("/hubs/any", () => "in");
    }

    public HttpClient CreateClient(string? token = null)
    {
        var client = app.GetTestClient();

        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        return client;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
