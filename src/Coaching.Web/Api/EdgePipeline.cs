using Microsoft.AspNetCore.Builder;

namespace Coaching.Web.Api;

public static class EdgePipeline
{
    /// <summary>What every request passes, in this order, before it reaches an endpoint.</summary>
    public static IApplicationBuilder UseCoachingEdge(this IApplicationBuilder app) => app
        .UseSecurityHeaders()
        .UseProblems()
        .UseCors()
        .UseDraining()
        .UseNotFound()
        .UseAuthentication()
        .UseAuthorization();
}
