using System.Net.Http.Json;
using System.Text.Json;

namespace Coaching.Web.Tests;

/// <summary>A problem as a client reads it.</summary>
internal sealed record Problem(string Type, string Title, int Status, string? Detail, Dictionary<string, string[]>? Errors)
{
    public static async Task<Problem> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);

        var problem = (await response.Content.ReadFromJsonAsync<Problem>(JsonSerializerOptions.Web))!;
        Assert.Equal((int)response.StatusCode, problem.Status);
        Assert.StartsWith("urn:coaching:problem:", problem.Type, StringComparison.Ordinal);
        return problem;
    }
}
