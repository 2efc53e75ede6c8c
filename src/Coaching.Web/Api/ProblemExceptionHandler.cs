using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace Coaching.Web.Api;

/// <summary>Names the place where a request could not be read, and says nothing at all about what failed inside.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    private const string WholeBody = "body";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException)
        {
            logger.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path.Value);
        }

        if (exception is DbException or TimeoutException)
        {
            await Problems.Unavailable(RetryAfter, "The database does not answer just now: repeat it.").ExecuteAsync(httpContext);
            return true;
        }

        var problem = ProblemOf(exception);
        httpContext.Response.StatusCode = problem.StatusCode;
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemHttpResult ProblemOf(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => Malformed(json),
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => Unbound(bad.Message),
        BadHttpRequestException bad => Problems.OfStatus(bad.StatusCode),
        _ => Problems.OfStatus(StatusCodes.Status500InternalServerError),
    };

    private static ProblemHttpResult Malformed(JsonException json)
    {
        // Lines and columns count from 0 in the parser, from 1 for people. Its message is not passed on: it can quote the text.
        var position = json.LineNumber is { } line ? $" (line {line + 1}, byte {json.BytePositionInLine + 1})" : "";
        var place = json.Path is { } path && Places().Match(path) is { Success: true } match ? match.Groups["place"].Value : WholeBody;

        return Problems.Malformed(
            "The body is not the JSON that this call takes.",
            new Dictionary<string, string[]> { [place] = [$"Missing, of the wrong type, or not valid JSON{position}."] });
    }

    // The framework quotes the value that did not fit; only the parameter's name goes out.
    private static ProblemHttpResult Unbound(string message) => Parameters().Match(message) switch
    {
        // The parameter's name is ours alone: outside, a body has none.
        _ when MissingBody().IsMatch(message) => Malformed(new JsonException()),
        { Success: true } match => Problems.Validation(JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value), "Missing, or of the wrong type."),
        _ => Problems.OfStatus(StatusCodes.Status400BadRequest),
    };

    [GeneratedRegex(@"^\$\.(?<place>[A-Za-z0-9_.\[\]]{1,100})$")]
    private static partial Regex Places();

    [GeneratedRegex("no body was provided|not provided from body")]
    private static partial Regex MissingBody();

    [GeneratedRegex("parameter \"(?:[^\"]* )?(?<name>[A-Za-z0-9_]+)\"")]
    private static partial Regex Parameters();
}
