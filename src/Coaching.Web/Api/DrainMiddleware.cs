using Coaching.Actors.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Web.Api;

/// <summary>While the node goes down, who comes is sent elsewhere.</summary>
public static class DrainMiddleware
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>503 for calls and for new connections of hubs; health and pages answer to the end.</summary>
    public static IApplicationBuilder UseDraining(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<NodeDrain>() is not { } drain)
        {
            return app;
        }

        return app.Use((context, next) =>
        {
            if (!drain.IsUnderWay || !(context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hubs")))
            {
                return next(context);
            }

            // The next request of this client makes a new connection, which a balancer takes to another node.
            context.Response.Headers.Connection = "close";
            return Problems.Unavailable(RetryAfter, "This node is going down: repeat it, a send with the same id.").ExecuteAsync(context);
        });
    }
}
