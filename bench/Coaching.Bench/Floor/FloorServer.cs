using Coaching.Bench.Servers;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Coaching.Bench.Floor;

/// <summary>
/// What everything is compared with: ASP.NET Core SignalR as it comes, which checks a token and sends to connections. It stores nothing, knows no
/// directory and has no status, no cluster and no log.
/// </summary>
internal static class FloorServer
{
    public const string Hub = "/hub";
    public const string ToAll = "/send";
    public const string ToAgent = "/send/agent";
    public const string ToTeam = "/send/team";

    public static async Task RunAsync()
    {
        // A host watches the folder that it belongs to for new settings: in the working directory, which has the product's databases, each of their
        // writes would wake it.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<FloorConnections>();
        builder.Services.AddSignalR();
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(AcceptTokens);

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHub<FloorHub>(Hub);
        app.MapGet("/healthz/ready", () => Results.Ok());
        app.MapPost(ToAll, (FloorSend send, IHubContext<FloorHub> hub) => SendAsync(send, hub.Clients.All));
        app.MapPost($"{ToAgent}/{{agent}}", (string agent, FloorSend send, IHubContext<FloorHub> hub, FloorConnections connections) =>
            connections.Of(agent) is { } connection ? SendAsync(send, hub.Clients.Client(connection)) : Task.FromResult(Results.NotFound()));
        app.MapPost($"{ToTeam}/{{team}}", (string team, FloorSend send, IHubContext<FloorHub> hub, FloorConnections connections) =>
            SendAsync(send, hub.Clients.Clients(connections.OfTeam(team))));
        await app.RunAsync();
    }

    private static async Task<IResult> SendAsync(FloorSend send, IClientProxy clients)
    {
        await clients.SendAsync("message", FloorMessage.Of(send.Id, send.Body));
        return Results.Accepted();
    }

    /// <summary>The same check as the product's: algorithm, key and lifetime.</summary>
    private static void AcceptTokens(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = Tokens.SigningKey,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuer = false,
            ValidateAudience = false,
        };
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = context =>
            {
                context.Token = context.Request.Query["access_token"];
                return Task.CompletedTask;
            },
        };
    }
}
