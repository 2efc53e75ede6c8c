namespace Coaching.Cluster.Tests.Hosts;

public static class ReadyProbe
{
    /// <summary>Whether a host says that it takes traffic; one that says nothing does not.</summary>
    public static async Task<bool> IsReadyAsync(HttpClient http, Uri address)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/healthz/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
