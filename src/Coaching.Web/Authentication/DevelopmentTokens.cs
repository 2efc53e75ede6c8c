using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coaching.Web.Authentication;

/// <summary>Issues tokens to anybody who asks, for demos and tests.</summary>
public sealed class DevelopmentTokens(AuthenticationSettings settings, TokenKeys keys)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(48);

    private static readonly JsonWebTokenHandler Handler = new();

    /// <param name="teams">Null: no claim. In a token that is the same as none.</param>
    /// <exception cref="InvalidOperationException">The host is not in development mode.</exception>
    public DevelopmentToken Issue(string user, Role role, string? name, IReadOnlyList<string>? teams)
    {
        if (settings.Mode != AuthenticationMode.Development || keys.Symmetric is null)
        {
            throw new InvalidOperationException("Tokens are issued in development mode only.");
        }

        // The system's clock, because tokens are judged by it too. Whole seconds, as tokens have them.
        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var expiresAt = issuedAt + Lifetime;
        var claims = new List<Claim>
        {
            new(TokenClaims.Subject, user),
            new(TokenClaims.Name, name ?? user),
            new(TokenClaims.Role, role.ToString().ToLowerInvariant()),
        };
        claims.AddRange((teams ?? []).Select(team => new Claim(TokenClaims.Teams, team)));

        var token = Handler.CreateToken(new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity(claims),
            Issuer = settings.Issuer,
            Audience = settings.Audience,
            IssuedAt = issuedAt.UtcDateTime,
            NotBefore = issuedAt.UtcDateTime,
            Expires = expiresAt.UtcDateTime,
            SigningCredentials = new SigningCredentials(keys.Symmetric, SecurityAlgorithms.HmacSha256),
        });

        return new DevelopmentToken(token, expiresAt);
    }
}

public sealed record DevelopmentToken(string Token, DateTimeOffset ExpiresAt);
