using Yarp.ReverseProxy.Forwarder;

namespace Coaching.Balancer;

/// <summary>What happens to a request whose node is gone.</summary>
internal static class Failover
{
    private const string RetryAfterSeconds = "1";

    /// <summary>
    /// Asks the next node where that is safe: nothing reached the first one, or the request only reads. Else the answer is the API's own for an unknown
    /// outcome, 503 with <c>Retry-After</c>: senders repeat it with the same id.
    /// </summary>
    public static IReverseProxyApplicationBuilder UseFailover(this IReverseProxyApplicationBuilder proxy)
    {
        proxy.Use(async (context, next) =>
        {
            var request = context.GetReverseProxyFeature();
            // Kept here: who balances leaves only the chosen one.
            var nodes = request.AvailableDestinations;
            await next(context);

            while (CanRepeat(context) && nodes.Count > 1)
            {
                nodes = [.. nodes.Where(node => node != request.ProxiedDestination)];
                context.Features.Set<IForwarderErrorFeature>(null);
                context.Response.Clear();
                request.AvailableDestinations = nodes;
                await next(context);
            }

            if (!context.Response.HasStarted && context.Response.StatusCode is 502 or 503 or 504)
            {
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
                await Results.Problem(statusCode: 503, type: "urn:coaching:problem:unavailable", detail: "No node answered: repeat it, a send with the same id.")
                    .ExecuteAsync(context);
            }
        });
        return proxy;
    }

    private static bool CanRepeat(HttpContext context) =>
        !context.Response.HasStarted
        && !context.RequestAborted.IsCancellationRequested
        && context.GetForwarderErrorFeature() is { Error: ForwarderError.Request } failure
        && (HttpMethods.IsGet(context.Request.Method) || WasNeverConnected(failure.Exception));

    private static bool WasNeverConnected(Exception? exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };
}
