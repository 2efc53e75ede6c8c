using Coaching.Actors.Directory;
using Coaching.Web.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Coaching.Web.Hubs;

/// <summary>The calling agent must be in the directory: 403 otherwise, before there is a connection.</summary>
public sealed class InDirectory : IAuthorizationRequirement;

/// <inheritdoc cref="InDirectory"/>
public sealed class InDirectoryHandler(CurrentDirectory directory) : AuthorizationHandler<InDirectory>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, InDirectory requirement)
    {
        if (context.User.FindFirst(TokenClaims.Subject)?.Value is { } id && directory.Index.Find(id) is { Reachable: true })
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
