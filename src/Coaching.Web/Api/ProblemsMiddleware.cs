using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Web.Api;

/// <summary>Makes every error that leaves the host a problem, whoever caused it.</summary>
public static class ProblemsMiddleware
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemExceptionHandler>();
        // In every environment alike: what could not be bound reaches the handler, which names the place.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Stands before everything that can fail.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler();
        // Not the framework's writer, which answers plain text to who asks for text/html.
        return app.UseStatusCodePages(context =>
            Problems.OfStatus(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
    }

    /// <summary>
    /// 404 for addresses that no endpoint has, before anybody is asked to sign in for them; 405 and 415 too, except where all calls need a
    /// token and nobody without one is told more. Middleware that serves files has its place before.
    /// </summary>
    public static IApplicationBuilder UseNotFound(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        switch (context.GetEndpoint())
        {
            case null:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;

            // Routing puts an endpoint of its own, with the answer, where an address matched and the request did not.
            case { RequestDelegate: { } refusal } and not RouteEndpoint when !context.Request.Path.StartsWithSegments("/api"):
                return refusal(context);

            default:
                return next(context);
        }
    });
}
