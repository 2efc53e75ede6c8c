using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coaching.Web.Api;

/// <summary>Pages of lists: a limit, and an opaque cursor from the page before.</summary>
public static class Paging
{
    public const int MaxLimit = 1_000;

    /// <summary>What is wrong with the two; null when nothing is.</summary>
    public static ProblemHttpResult? Fault(int limit, string? cursor) => Fault(limit, cursor, isCursor: Parse(cursor) is not null);

    /// <param name="isCursor">Whether it is one of that list's.</param>
    public static ProblemHttpResult? Fault(int limit, string? cursor, bool isCursor)
    {
        if (limit is < 1 or > MaxLimit)
        {
            return Problems.Validation("limit", $"1 to {MaxLimit}.");
        }

        return !string.IsNullOrEmpty(cursor) && !isCursor ? Problems.Validation("cursor", "The next of an earlier page.") : null;
    }

    public static string? Cursor(long? position) =>
        position is { } p ? Base64Url.EncodeToString(Encoding.ASCII.GetBytes(p.ToString(CultureInfo.InvariantCulture))) : null;

    public static long? Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor) || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor));
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
    }
}
