using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace Coaching.Browser.Tests.Hosting;

/// <summary>The REST API as another program would call it, as admin.</summary>
internal sealed class Api(Uri address) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    private readonly ConcurrentDictionary<string, Task<string>> tokens = new();

    public Task<JsonElement> GetAsync(string path) => CallAsync(HttpMethod.Get, path, null);

    public Task<JsonElement> PutAsync(string path, object body) => CallAsync(HttpMethod.Put, path, body);

    public Task<JsonElement> PostAsync(string path, object body) => CallAsync(HttpMethod.Post, path, body);

    public Task DeleteAsync(string path) => CallAsync(HttpMethod.Delete, path, null);

    public Task<JsonElement> SendAsync(string body, params Agent[] to) => SendAsync(body, "normal", to);

    public Task<JsonElement> SendAsync(string body, string priority, params Agent[] to) =>
        PostAsync("messages", new { id = Guid.CreateVersion7().ToString(), audience = new { agents = to.Select(agent => agent.Id) }, body, priority });

    /// <summary>The only sent message with this text.</summary>
    public async Task<JsonElement> FindMessageAsync(string body) =>
        (await GetAsync("messages?limit=200")).GetProperty("messages").EnumerateArray().Single(message => message.GetProperty("body").GetString() == body);

    public async Task<IReadOnlyList<string>> SentTextsAsync() =>
        [.. (await GetAsync("messages?limit=200")).GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("body").GetString()!)];

    public async Task MoveClockAsync(DateTimeOffset now)
    {
        using var answer = await client.PostAsJsonAsync("/dev/clock", new { now });
        answer.EnsureSuccessStatusCode();
    }

    public Task<string> TokenAsync(string user, string role) => tokens.GetOrAdd($"{user} {role}", async _ =>
    {
        using var answer = await client.PostAsJsonAsync("/dev/token", new { user, role });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    });

    public void Dispose() => client.Dispose();

    private async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", await TokenAsync("test-admin", "admin"));
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        return !answer.IsSuccessStatusCode ? throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {text}")
            : text.Length == 0 ? default
            : JsonDocument.Parse(text).RootElement.Clone();
    }
}
