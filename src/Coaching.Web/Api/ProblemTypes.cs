namespace Coaching.Web.Api;

/// <summary>The <c>type</c> of each problem: names that clients may branch on, so they never change.</summary>
public static class ProblemTypes
{
    /// <summary>400: a value is missing or wrong; <c>errors</c> names each.</summary>
    public const string Validation = Prefix + "validation";

    /// <summary>400: the request could not be read, malformed JSON for instance.</summary>
    public const string Malformed = Prefix + "malformed-request";

    public const string Unauthenticated = Prefix + "unauthenticated";
    public const string Forbidden = Prefix + "forbidden";
    public const string NotFound = Prefix + "not-found";
    public const string MethodNotAllowed = Prefix + "method-not-allowed";
    public const string NotAcceptable = Prefix + "not-acceptable";

    /// <summary>409: the same message id with other content.</summary>
    public const string DifferentContent = Prefix + "different-content";

    /// <summary>409: the previewed audience is not what it was.</summary>
    public const string AudienceChanged = Prefix + "audience-changed";

    public const string TooLarge = Prefix + "too-large";
    public const string UnsupportedMediaType = Prefix + "unsupported-media-type";

    /// <summary>422: the audience names something that does not exist for the caller.</summary>
    public const string UnknownIds = Prefix + "unknown-ids";

    /// <summary>422: nobody is in the audience.</summary>
    public const string EmptyAudience = Prefix + "empty-audience";

    public const string TooManyRequests = Prefix + "too-many-requests";
    public const string Internal = Prefix + "internal";

    /// <summary>503: the outcome is unknown, or the request was not taken; repeat it, a send with the same id.</summary>
    public const string Unavailable = Prefix + "unavailable";

    private const string Prefix = "urn:coaching:problem:";

    /// <summary>The name after the common prefix, for problems of an endpoint's own.</summary>
    public static string Named(string name) => Prefix + name;
}
