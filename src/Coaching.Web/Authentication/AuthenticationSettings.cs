using System.Text;
using Coaching.Actors.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace Coaching.Web.Authentication;

public enum AuthenticationMode
{
    /// <summary>Tokens of an OpenID Connect provider, or signed with a key of the centre's own.</summary>
    Jwt,

    /// <summary>Tokens from <c>POST /dev/token</c>, for anybody who asks.</summary>
    Development,
}

/// <summary>Which tokens are accepted (<c>Authentication:*</c>).</summary>
/// <param name="Authority">Of the OpenID Connect provider: its metadata names issuer and keys.</param>
/// <param name="Audience">Checked when set; required with an authority.</param>
/// <param name="Issuer">Checked when set; with an authority it replaces the issuer of the metadata.</param>
/// <param name="SigningKey">For HS256.</param>
public sealed record AuthenticationSettings(
    AuthenticationMode Mode, Uri? Authority, string? Audience, string? Issuer, SymmetricSecurityKey? SigningKey)
{
    public const int SmallestSigningKey = 32;

    private const string ModeKey = "Authentication:Mode";
    private const string AuthorityKey = "Authentication:Authority";
    private const string AudienceKey = "Authentication:Audience";
    private const string SigningKeyKey = "Authentication:SigningKey";

    public static AuthenticationSettings Read(SettingsReader reader, IHostEnvironment environment)
    {
        var settings = new AuthenticationSettings(
            ReadMode(reader, environment),
            ReadAuthority(reader, environment),
            reader.Text(AudienceKey),
            reader.Text("Authentication:Issuer"),
            ReadSigningKey(reader));

        if (settings.Mode == AuthenticationMode.Jwt)
        {
            CheckJwt(reader, settings);
        }

        return settings;
    }

    private static AuthenticationMode ReadMode(SettingsReader reader, IHostEnvironment environment)
    {
        var text = reader.Text(ModeKey);

        if (string.Equals(text, nameof(AuthenticationMode.Development), StringComparison.OrdinalIgnoreCase))
        {
            if (!environment.IsDevelopment())
            {
                reader.Fault(ModeKey, $"must not be Development in the {environment.EnvironmentName} environment: anybody could sign in as anybody.");
            }

            return AuthenticationMode.Development;
        }

        if (text is not null && !string.Equals(text, nameof(AuthenticationMode.Jwt), StringComparison.OrdinalIgnoreCase))
        {
            reader.Fault(ModeKey, "must be Jwt or Development.");
        }

        return AuthenticationMode.Jwt;
    }

    private static Uri? ReadAuthority(SettingsReader reader, IHostEnvironment environment)
    {
        if (reader.Text(AuthorityKey) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var authority)
            && (authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment())))
        {
            return authority;
        }

        reader.Fault(AuthorityKey, "must be an https address.");
        return null;
    }

    private static SymmetricSecurityKey? ReadSigningKey(SettingsReader reader)
    {
        if (reader.Text(SigningKeyKey) is not { } text)
        {
            return null;
        }

        if (Encoding.UTF8.GetBytes(text) is { Length: >= SmallestSigningKey } bytes)
        {
            return new SymmetricSecurityKey(bytes);
        }

        reader.Fault(SigningKeyKey, $"must be at least {SmallestSigningKey} bytes.");
        return null;
    }

    private static void CheckJwt(SettingsReader reader, AuthenticationSettings settings)
    {
        var authority = reader.Text(AuthorityKey) is not null;
        var signingKey = reader.Text(SigningKeyKey) is not null;

        if (authority == signingKey)
        {
            reader.Fault(AuthorityKey, $"or {SigningKeyKey} must be set, and only one of them, with {ModeKey}=Jwt.");
        }

        if (authority && settings.Audience is null)
        {
            // A provider signs tokens for many applications: without an audience those of all others would be good here.
            reader.Fault(AudienceKey, $"must be set when {AuthorityKey} is.");
        }
    }
}
