using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Coaching.Web.Api;

/// <summary>Every answer that is no success: RFC 9457 problem details with a stable <c>type</c> (<see cref="ProblemTypes"/>).</summary>
public static class Problems
{
    /// <summary>400.</summary>
    /// <param name="errors">What is wrong, by the name of the value as the client wrote it (<c>audience.filter.teams</c>).</param>
    public static ProblemHttpResult Validation(IReadOnlyDictionary<string, string[]> errors) =>
        Of(StatusCodes.Status400BadRequest, ProblemTypes.Validation, "A value is missing or wrong", "See errors.", With(errors));

    /// <summary>400 with one error.</summary>
    public static ProblemHttpResult Validation(string name, string error) =>
        Validation(new Dictionary<string, string[]> { [name] = [error] });

    /// <summary>400: the request could not be read.</summary>
    public static ProblemHttpResult Malformed(string detail, IReadOnlyDictionary<string, string[]>? errors = null) =>
        Of(StatusCodes.Status400BadRequest, ProblemTypes.Malformed, "The request cannot be read", detail, With(errors));

    /// <summary>404. The same whether it does not exist or lies outside the caller's scope.</summary>
    /// <param name="what">A kind, never the caller's text: <c>agent</c>.</param>
    public static ProblemHttpResult NotFound(string what) =>
        Of(StatusCodes.Status404NotFound, ProblemTypes.NotFound, "Not found", $"There is no such {what}.");

    /// <summary>409.</summary>
    public static ProblemHttpResult Conflict(string type, string detail, IDictionary<string, object?>? extensions = null) =>
        Of(StatusCodes.Status409Conflict, type, "In conflict with what is there", detail, extensions);

    /// <summary>422: understood, and not possible.</summary>
    public static ProblemHttpResult Unprocessable(string type, string detail, IReadOnlyDictionary<string, string[]>? errors = null) =>
        Of(StatusCodes.Status422UnprocessableEntity, type, "Not possible", detail, With(errors));

    /// <summary>413.</summary>
    public static ProblemHttpResult TooLarge(string detail) =>
        Of(StatusCodes.Status413PayloadTooLarge, ProblemTypes.TooLarge, "Too large", detail);

    /// <summary>415.</summary>
    public static ProblemHttpResult UnsupportedMediaType(string expected) => Of(
        StatusCodes.Status415UnsupportedMediaType, ProblemTypes.UnsupportedMediaType, "Media type not supported", $"Send {expected}.");

    /// <summary>503 with <c>Retry-After</c>: repeat it, a send with the same id.</summary>
    public static UnavailableResult Unavailable(TimeSpan retryAfter, string detail) => new(
        Of(StatusCodes.Status503ServiceUnavailable, ProblemTypes.Unavailable, "Not available just now", detail), retryAfter);

    /// <summary>For a status that was set without words.</summary>
    public static ProblemHttpResult OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Malformed("It is not what this call takes."),
        StatusCodes.Status401Unauthorized => Of(status, ProblemTypes.Unauthenticated, "Not signed in", "A valid bearer token is needed."),
        StatusCodes.Status403Forbidden => Of(status, ProblemTypes.Forbidden, "Not allowed", "The caller's role may not do this."),
        StatusCodes.Status404NotFound => Of(status, ProblemTypes.NotFound, "Not found", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => Of(
            status, ProblemTypes.MethodNotAllowed, "Method not allowed", "The header Allow names what this address takes."),
        StatusCodes.Status406NotAcceptable => Of(status, ProblemTypes.NotAcceptable, "Not acceptable", "Answers are JSON."),
        StatusCodes.Status413PayloadTooLarge => TooLarge("The body is larger than this call takes."),
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType("application/json, or what the call documents"),
        StatusCodes.Status429TooManyRequests => Of(status, ProblemTypes.TooManyRequests, "Too many requests", "Wait a little and repeat."),
        StatusCodes.Status503ServiceUnavailable => Of(
            status, ProblemTypes.Unavailable, "Not available just now", "Wait a little and repeat it, a send with the same id."),
        >= StatusCodes.Status500InternalServerError => Of(
            status, ProblemTypes.Internal, "Something went wrong here", "The trace id finds it in the logs."),
        _ => Of(status, ProblemTypes.Named(status.ToString(CultureInfo.InvariantCulture)), "Not possible", "The request was refused."),
    };

    private static ProblemHttpResult Of(
        int status, string type, string title, string detail, IDictionary<string, object?>? extensions = null)
    {
        var problem = new ProblemDetails { Status = status, Type = type, Title = title, Detail = detail };

        if (extensions is not null)
        {
            problem.Extensions = extensions;
        }

        return TypedResults.Problem(problem);
    }

    private static Dictionary<string, object?>? With(IReadOnlyDictionary<string, string[]>? errors) =>
        errors is null ? null : new() { ["errors"] = errors };
}
