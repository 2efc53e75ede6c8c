using Coaching.Actors.Sessions;
using Coaching.Web.Api;
using Coaching.Web.Authentication;
using Coaching.Web.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Coaching.Web.Hubs;

/// <summary>The hubs: where they are, who may connect, and what they run on.</summary>
public static class HubRoutes
{
    public const string Agent = "/hubs/agent";
    public const string Coaching = "/hubs/coaching";

    public static IServiceCollection AddHubs(this IServiceCollection services)
    {
        services.AddSignalR(options =>
            {
                // Far beyond 500 of the longest ids: who sends too many is told so, and not cut off without a word.
                options.MaximumReceiveMessageSize = 512 * 1024;
            })
            .AddJsonProtocol(options =>
            {
                var json = CoachingJson.Configure(options.PayloadSerializerOptions);
                json.Converters.Add(new SharedMessages(like: json));
            });
        services.Replace(ServiceDescriptor.Singleton<IHubProtocol, OptionalArguments>());
        services.AddSingleton<AgentConnections>();
        services.AddSingleton<HubLifetimeManager<AgentHub>>(p => p.GetRequiredService<AgentConnections>());
        services.AddSingleton<IToastLane>(p => p.GetRequiredService<AgentConnections>());
        services.AddSingleton<IAuthorizationHandler, InDirectoryHandler>();
        return services;
    }

    public static IEndpointRouteBuilder MapHubs(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<AgentHub>(Agent, EndWithTheToken)
            .RequireCors(Embedding.Policy)
            .RequireAuthorization(Policies.Agent)
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(new InDirectory()));
        routes.MapHub<CoachingHub>(Coaching, EndWithTheToken).RequireAuthorization(Policies.Send);
        return routes;
    }

    private static void EndWithTheToken(HttpConnectionDispatcherOptions options) => options.CloseOnAuthenticationExpiration = true;
}
