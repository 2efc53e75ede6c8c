using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Coaching.Web.Tests.Contract;

/// <summary>The REST API as one caller sees it. Bodies are objects, or texts that are sent as they stand.</summary>
internal sealed class Api(HttpClient http)
{
    public HttpClient Http { get; } = http;

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Answer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body);

    public Task<Answer> PutAsync(string path, object? body) => SendAsync(HttpMethod.Put, path, body);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    /// <summary>Sends and answers the id; the send must be accepted.</summary>
    public async Task<string> SendMessageAsync(object audience, string body = "Well done.", string? priority = null, bool? requiresAck = null, string? id = null)
    {
        var answer = await PostAsync("messages", new { id = id ?? NewId(), audience, body, priority, requiresAck });
        answer.Is(HttpStatusCode.Accepted);
        return answer.Text("id");
    }

    public static string NewId() => Guid.CreateVersion7().ToString();

    /// <param name="path">Under <c>/api/v1</c>, or from the root with a slash.</param>
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/v1/{path}");
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string json => new StringContent(json, Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body, options: JsonSerializerOptions.Web),
        };
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) is true;
        return new Answer(
            response.StatusCode,
            isJson ? JsonSerializer.Deserialize<JsonElement>(text) : default,
            text,
            response.Headers,
            response.Content.Headers.ContentType?.MediaType);
    }
}

/// <summary>What came back, read.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Json, string Body, HttpResponseHeaders Headers, string? MediaType)
{
    public JsonElement this[string name] => Json.GetProperty(name);

    public string Text(string name) => this[name].GetString()!;

    public int Number(string name) => this[name].GetInt32();

    public Answer Is(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{(int)Status} and not {(int)status}: {Body}");
        return this;
    }

    /// <summary>A problem as the contract has it; with <paramref name="error"/>, that value is named (or one inside it).</summary>
    public Answer IsProblem(HttpStatusCode status, string? type = null, string? error = null)
    {
        Is(status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal((int)status, Number("status"));
        Assert.StartsWith("urn:coaching:problem:", Text("type"), StringComparison.Ordinal);

        if (type is not null)
        {
            Assert.Equal($"urn:coaching:problem:{type}", Text("type"));
        }

        if (error is not null)
        {
            Assert.Contains(this["errors"].EnumerateObject(), e => e.Name == error || e.Name.StartsWith($"{error}.", StringComparison.Ordinal));
        }

        return this;
    }
}
