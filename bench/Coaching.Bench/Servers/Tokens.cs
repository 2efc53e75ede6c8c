using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coaching.Bench.Servers;

/// <summary>Tokens signed here with the servers' key: asking a server for ten thousand of them would be a workload of its own.</summary>
internal static class Tokens
{
    /// <summary>For servers that the bench starts on loopback and ends again.</summary>
    public const string Key = "a key for the bench only, of more than 32 bytes";

    private static readonly JsonWebTokenHandler Handler = new();
    private static readonly SigningCredentials Credentials = new(SigningKey, SecurityAlgorithms.HmacSha256);
    private static readonly ConcurrentDictionary<string, string> Made = new();

    public static SymmetricSecurityKey SigningKey => new(Encoding.UTF8.GetBytes(Key));

    /// <summary>The same token each time.</summary>
    public static string Of(string user, string role, params IEnumerable<string> teams) => Made.GetOrAdd($"{role} {user}", _ => Make(user, role, teams));

    private static string Make(string user, string role, IEnumerable<string> teams)
    {
        var now = DateTime.UtcNow;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity(
                [new Claim("sub", user), new Claim("name", user), new Claim("role", role), .. teams.Select(team => new Claim("teams", team))]),
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddHours(12),
            SigningCredentials = Credentials,
        });
    }
}
