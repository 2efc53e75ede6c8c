using Microsoft.AspNetCore.Authorization;

namespace Coaching.Web.Authentication;

/// <summary>Names of the authorization policies, for <c>RequireAuthorization(Policies.Send)</c> and <c>[Authorize(Policies.Agent)]</c>.</summary>
public static class Policies
{
    public const string Admin = "admin";

    /// <summary>Sees agents and sends: admin, supervisor.</summary>
    public const string Send = "send";

    /// <summary>Changes the directory: admin, integration.</summary>
    public const string Directory = "directory";

    /// <summary>Sets agents' statuses: integration, admin.</summary>
    public const string Status = "status";

    /// <summary>Has an inbox.</summary>
    public const string Agent = "agent";

    /// <summary>Adds them all. Where an endpoint names none, any known role is needed; also where nobody thought of authorization.</summary>
    internal static AuthorizationBuilder AddCoachingPolicies(this AuthorizationBuilder authorization) => authorization
        .SetDefaultPolicy(AnyOf(Enum.GetValues<Role>()))
        .SetFallbackPolicy(AnyOf(Enum.GetValues<Role>()))
        .AddPolicy(Admin, AnyOf(Role.Admin))
        .AddPolicy(Send, AnyOf(Role.Admin, Role.Supervisor))
        .AddPolicy(Directory, AnyOf(Role.Admin, Role.Integration))
        .AddPolicy(Status, AnyOf(Role.Integration, Role.Admin))
        .AddPolicy(Agent, AnyOf(Role.Agent));

    private static AuthorizationPolicy AnyOf(params Role[] roles) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context => TokenClaims.RoleOf(context.User) is { } role && roles.Contains(role))
        .Build();
}
