using System.Collections.Frozen;
using System.Security.Claims;
using Coaching.Actors.Protocol;

namespace Coaching.Web.Authentication;

/// <summary>Who is calling, and whom they may see and send to.</summary>
public sealed record Caller(UserRef User, Role Role, Scope Scope)
{
    private static readonly Scope Nobody = new Scope.OfTeams(FrozenSet<string>.Empty);

    /// <summary>From a token that passed the policies: a valid <c>sub</c> and one known <c>role</c>.</summary>
    /// <exception cref="InvalidOperationException">The principal did not: the endpoint lacks a policy.</exception>
    public static Caller From(ClaimsPrincipal principal)
    {
        var id = principal.FindFirstValue(TokenClaims.Subject);
        var name = principal.FindFirstValue(TokenClaims.Name);

        if (!Identifier.IsValid(id) || TokenClaims.RoleOf(principal) is not { } role)
        {
            throw new InvalidOperationException("The caller is not authenticated with a known role.");
        }

        return new Caller(new UserRef(id!, string.IsNullOrWhiteSpace(name) ? id! : name.Trim()), role, ScopeOf(role, principal));
    }

    private static Scope ScopeOf(Role role, ClaimsPrincipal principal) => role switch
    {
        Role.Admin => new Scope.Everyone(),
        // Without a claim the set is empty and means nobody, never everyone.
        Role.Supervisor => new Scope.OfTeams(TokenClaims.TeamsOf(principal)),
        _ => Nobody,
    };
}
