using Coaching.Actors.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace Coaching.Web.Authentication;

/// <summary>The key for HS256; null where an OpenID Connect provider signs.</summary>
public sealed record TokenKeys(SymmetricSecurityKey? Symmetric)
{
    public static TokenKeys For(AuthenticationSettings settings, IConfiguration configuration) => new(
        settings.SigningKey ?? (settings.Mode == AuthenticationMode.Development ? OfThisMachine(configuration) : null));

    private static SymmetricSecurityKey OfThisMachine(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        return DevelopmentKey.LoadOrCreate(DevelopmentKey.FolderFor(
            reader.Text("Persistence:Provider"), reader.Text("Persistence:ConnectionString"), Environment.CurrentDirectory));
    }
}
