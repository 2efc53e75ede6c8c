using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coaching.Web.Pages;

/// <summary>The pages, their assets and the element for foreign pages.</summary>
public static class PageEndpoints
{
    /// <summary>The name of an asset changes with its content, so a browser may keep it.</summary>
    private const string ForEver = "public, max-age=31536000, immutable";

    private const string Revalidate = "no-cache";

    /// <summary>
    /// Maps <c>/</c>, <c>/coaching</c>, <c>/agent</c>, <c>/assets/**</c> and <c>/coach-messages.js</c>. All of them are
    /// anonymous: they hold no data, and what they show comes from the API in the name of who signs in.
    /// </summary>
    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        PageFiles files = new();
        MapPage("/", "index.html");
        MapPage("/coaching", "coaching.html");
        MapPage("/agent", "agent.html");
        Map("/assets/{**path}", context => SendAsync(context, $"assets/{context.GetRouteValue("path")}", ForEver));
        Map("/coach-messages.js", context =>
        {
            PageHeaders.AllowForeignPages(context.Response.Headers);
            return SendAsync(context, "coach-messages.js", Revalidate);
        });
        return routes;

        void MapPage(string route, string file) => Map(route, context =>
        {
            PageHeaders.Protect(context.Response.Headers);
            return SendAsync(context, file, Revalidate);
        });

        void Map(string route, RequestDelegate answer) =>
            routes.MapMethods(route, [HttpMethods.Get, HttpMethods.Head], answer).AllowAnonymous().ExcludeFromDescription();

        Task SendAsync(HttpContext context, string path, string caching)
        {
            if (files.Find(path) is { } file)
            {
                return file.SendAsync(context, caching);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
    }
}
