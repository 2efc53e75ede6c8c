using System.Security.Claims;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coaching.Web.Tests;

/// <summary>Tokens, good ones and bad ones.</summary>
internal static class Tokens
{
    public const string Key = "a key for tests that is long enough";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <param name="expiresIn">From now; null: never.</param>
    public static string Make(
        string? role = "admin",
        string? user = "u1",
        string key = Key,
        string algorithm = SecurityAlgorithms.HmacSha256,
        TimeSpan? expiresIn = null,
        bool expires = true,
        string? issuer = null,
        string? audience = null,
        SigningCredentials? signer = null,
        IEnumerable<string>? teams = null)
    {
        var claims = new List<Claim>();

        if (user is not null)
        {
            claims.Add(new("sub", user));
        }

        if (role is not null)
        {
            claims.Add(new("role", role));
        }

        claims.AddRange((teams ?? []).Select(team => new Claim("teams", team)));

        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity(claims),
            Issuer = issuer,
            Audience = audience,
            Expires = expires ? DateTime.UtcNow + (expiresIn ?? TimeSpan.FromMinutes(5)) : null,
            SigningCredentials = signer ?? new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)), algorithm),
        });
    }

    /// <summary>The same claims under <c>alg=none</c>, with no signature.</summary>
    public static string Unsigned()
    {
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        return $"{header}.{Make().Split('.')[1]}.";
    }

    /// <summary>One token's claims under another one's signature.</summary>
    public static string Forged()
    {
        var agent = Make(role: "agent").Split('.');
        return $"{agent[0]}.{Make(role: "admin").Split('.')[1]}.{agent[2]}";
    }
}
