using Coaching.Actors.Protocol;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Coaching.Web.Authentication;

/// <summary>What makes a bearer token good.</summary>
internal sealed class BearerTokens(AuthenticationSettings settings, TokenKeys keys, CheckedTokens good, IHostEnvironment environment)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    private const string Prefix = "Bearer ";

    private static readonly string[] OfProviders = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256];
    private static readonly string[] OfOwnKey = [SecurityAlgorithms.HmacSha256];

    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        // Nobody asks for it again.
        options.SaveToken = false;
        options.RequireHttpsMetadata = !environment.IsDevelopment();
        options.Authority = keys.Symmetric is null ? settings.Authority?.AbsoluteUri : null;
        // Lifetimes are judged by the system's clock, not by HostClock: who moves the latter a day on stays signed in.
        options.TokenValidationParameters = new TokenValidationParameters
        {
            NameClaimType = TokenClaims.Name,
            RoleClaimType = TokenClaims.Role,
            ValidAlgorithms = keys.Symmetric is null ? OfProviders : OfOwnKey,
            IssuerSigningKey = keys.Symmetric,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuer = settings.Issuer is not null || keys.Symmetric is null,
            ValidIssuer = settings.Issuer,
            ValidateAudience = settings.Audience is not null,
            ValidAudience = settings.Audience,
            ClockSkew = TimeSpan.FromSeconds(30),
        };
        options.Events = new JwtBearerEvents { OnMessageReceived = TakeToken, OnTokenValidated = CheckSubject };
    }

    private Task TakeToken(MessageReceivedContext context)
    {
        if (IsForHub(context.Request))
        {
            TakeFromQuery(context);
        }
        else if (FromHeader(context.Request) is { } token && good.Find(token) is { } user)
        {
            context.Principal = user;
            context.Success();
        }

        return Task.CompletedTask;
    }

    private static bool IsForHub(HttpRequest request) => request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);

    // Browsers cannot set a header on a WebSocket. Elsewhere a token in an address would end up in logs and histories for nothing.
    private static void TakeFromQuery(MessageReceivedContext context)
    {
        if (context.Request.Query["access_token"] is [{ Length: > 0 } token] && context.Request.Headers.Authorization.Count == 0)
        {
            context.Token = token;
        }
    }

    private static string? FromHeader(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? value[Prefix.Length..].Trim() : null;

    private Task CheckSubject(TokenValidatedContext context)
    {
        if (!Identifier.IsValid(context.Principal?.FindFirst(TokenClaims.Subject)?.Value))
        {
            context.Fail("The claim sub is no id.");
        }
        else if (IsForHub(context.Request))
        {
            // Lives as long as the connection, of which there are tens of thousands: without the token and what no hub asks for.
            context.Principal = TokenClaims.Needed(context.Principal!);
        }
        else if (FromHeader(context.Request) is { } token)
        {
            // Not those of hubs: they come once, and would be kept for each of ten thousand agents.
            good.Add(token, context.Principal!, context.SecurityToken.ValidTo);
        }

        return Task.CompletedTask;
    }
}
