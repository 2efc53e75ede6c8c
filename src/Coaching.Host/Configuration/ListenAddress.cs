using System.Globalization;
using Coaching.Actors.Configuration;

namespace Coaching.Host.Configuration;

/// <summary>Where the host listens: <c>ASPNETCORE_URLS</c> (or <c>--urls</c>) as it stands, else <c>PORT</c>, else 5080.</summary>
public static class ListenAddress
{
    public const int DefaultPort = 5080;

    /// <param name="urls">Explicit addresses, blank for none.</param>
    /// <param name="port">Of the variable <c>PORT</c>, blank for none; 0 for any free one.</param>
    /// <param name="development">
    /// Then this machine alone is served, because anybody may sign in as anybody. Elsewhere all interfaces are: load balancers and other
    /// machines are the point.
    /// </param>
    /// <exception cref="SettingsException"><c>PORT</c> is no port.</exception>
    public static string Choose(string? urls, string? port, bool development)
    {
        if (!string.IsNullOrWhiteSpace(urls))
        {
            return urls.Trim();
        }

        var number = string.IsNullOrWhiteSpace(port) ? DefaultPort : Parse(port);

        // "localhost" is both loopback addresses, but a free port of the system's choice would be another one on each.
        var host = !development ? "+" : number == 0 ? "127.0.0.1" : "localhost";
        return string.Create(CultureInfo.InvariantCulture, $"http://{host}:{number}");
    }

    private static ushort Parse(string port) => ushort.TryParse(port, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
        CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new SettingsException(["PORT must be a whole number from 0 to 65535."]);
}
