using Coaching.Actors.Configuration;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Web.Api;

/// <summary>Lets pages of other sites reach what the embedded agent part needs: hubs and scripts that ask for <see cref="Policy"/>.</summary>
public static class Embedding
{
    /// <summary>For <c>RequireCors(Embedding.Policy)</c>.</summary>
    public const string Policy = "embedding";

    internal static IServiceCollection AddEmbedding(this IServiceCollection services)
    {
        services.AddSettings(EmbeddingSettings.Read).AddCors();
        // Credentials are allowed because SignalR's client asks for them. There are none to abuse: no cookie signs anybody in.
        services.AddOptions<CorsOptions>().Configure<EmbeddingSettings>((options, settings) => options.AddPolicy(
            Policy, policy => policy.SetIsOriginAllowed(settings.Allows).AllowAnyHeader().AllowAnyMethod().AllowCredentials()));
        return services;
    }
}
