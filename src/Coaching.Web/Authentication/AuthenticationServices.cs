using Coaching.Actors.Configuration;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Coaching.Web.Authentication;

public static class AuthenticationServices
{
    /// <summary>Bearer tokens after <see cref="AuthenticationSettings"/>, and the <see cref="Policies"/>.</summary>
    public static IServiceCollection AddCoachingAuthentication(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSettings(reader => AuthenticationSettings.Read(reader, environment));
        services.AddSingleton(provider => TokenKeys.For(
            provider.GetRequiredService<AuthenticationSettings>(), provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(new CheckedTokens(TimeProvider.System));
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerTokens>();
        services.AddSingleton<DevelopmentTokens>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddAuthorizationBuilder().AddCoachingPolicies();
        return services;
    }
}
