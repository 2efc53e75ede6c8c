using System.Collections.Frozen;
using System.Security.Claims;
using System.Text.Json;
using Coaching.Actors.Protocol;

namespace Coaching.Web.Authentication;

/// <summary>The claims of the contract, as tokens of different issuers write them.</summary>
public static class TokenClaims
{
    public const string Subject = "sub";
    public const string Name = "name";
    public const string Role = "role";
    public const string Teams = "teams";

    private static readonly string[] NeededTypes = [Subject, Name, Role, Teams];
    private static readonly char[] Separators = [',', ' '];

    /// <summary>The one known role among the <c>role</c> claims; null when there is none, or more than one: nobody guesses which was meant.</summary>
    public static Role? RoleOf(ClaimsPrincipal user)
    {
        Role? found = null;

        foreach (var name in user.FindAll(Role).SelectMany(Values))
        {
            if (Parse(name) is not { } role)
            {
                continue;
            }

            if (found is not null && found != role)
            {
                return null;
            }

            found = role;
        }

        return found;
    }

    /// <summary>Null for anything but the four names of the contract, exactly as written there.</summary>
    public static Role? Parse(string? role) => role switch
    {
        "admin" => Authentication.Role.Admin,
        "supervisor" => Authentication.Role.Supervisor,
        "agent" => Authentication.Role.Agent,
        "integration" => Authentication.Role.Integration,
        _ => null,
    };

    /// <summary>Teams from a list, repeated claims or one text. What is no id is left out: that narrows what the caller sees, never widens it.</summary>
    public static FrozenSet<string> TeamsOf(ClaimsPrincipal user) =>
        user.FindAll(Teams).SelectMany(Values).Where(Identifier.IsValid).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The caller with the claims that are asked for here, and nothing of the token that they were in.</summary>
    public static ClaimsPrincipal Needed(ClaimsPrincipal user)
    {
        var claims = NeededTypes.SelectMany(type => user.FindAll(type).Select(claim => new Claim(type, claim.Value)));

        return new ClaimsPrincipal(new ClaimsIdentity(claims, user.Identity?.AuthenticationType, Name, Role));
    }

    private static IEnumerable<string> Values(Claim claim) =>
        claim.Value.TrimStart().StartsWith('[') ? Elements(claim.Value) : claim.Value.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static string[] Elements(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ClaimJson.Default.StringArray) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
