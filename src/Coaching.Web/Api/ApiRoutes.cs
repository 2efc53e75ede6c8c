using Coaching.Web.Authentication;
using Microsoft.AspNetCore.Routing;

namespace Coaching.Web.Api;

public static class ApiRoutes
{
    /// <summary>Everything that answers with JSON.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder routes) => routes
        .MapClientConfiguration()
        .MapDirectory()
        .MapAgents()
        .MapMessages()
        .MapAudiences()
        .MapInbox()
        .MapDevelopmentTools();
}
