using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Coaching.Actors.Directory;

namespace Coaching.Cluster.Tests.Hosts;

/// <summary>The REST API, as other people's programs use it.</summary>
public sealed class ApiClient(HttpClient http, Uri address, string? token = null)
{
    public async Task<string> TokenAsync(string user, string role, params string[] teams)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(address, "/dev/token"), new { user, role, teams });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>Of this host alone, and forward only.</summary>
    public async Task MoveClockAsync(DateTimeOffset now)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(address, "/dev/clock"), new { now });
        answer.EnsureSuccessStatusCode();
    }

    public async Task<ApiClient> AsAsync(string user, string role) => new(http, address, await TokenAsync(user, role));

    public async Task<(int Status, JsonElement Body)> CallAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, $"/api/v1{path}")) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        var (status, body) = await CallAsync(HttpMethod.Get, path);
        return status == 200 ? body : throw new HttpRequestException($"GET {path} answered {status}: {body}");
    }

    public Task<(int Status, JsonElement Body)> PostAsync(string path, object body) =>
        CallAsync(HttpMethod.Post, path, JsonContent.Create(body));

    public async Task<JsonElement> PutDirectoryAsync(DirectoryDocument document)
    {
        var (status, body) = await CallAsync(HttpMethod.Put, "/directory", JsonContent.Create(document));
        return status == 200 ? body : throw new HttpRequestException($"PUT /directory answered {status}: {body}");
    }

    public async Task<JsonElement> PutAgentsAsync(string csv)
    {
        var (status, body) = await CallAsync(HttpMethod.Put, "/directory/agents", new StringContent(csv, Encoding.UTF8, "text/csv"));
        return status == 200 ? body : throw new HttpRequestException($"PUT /directory/agents answered {status}: {body}");
    }
}
