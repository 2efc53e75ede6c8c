namespace Coaching.Web.Authentication;

/// <summary>What a caller may do at all. In tokens in lower case, as the claim <c>role</c>.</summary>
public enum Role
{
    /// <summary>Everything.</summary>
    Admin,

    /// <summary>Sends to and sees the agents of the teams that the token names.</summary>
    Supervisor,

    /// <summary>Has an inbox and a status.</summary>
    Agent,

    /// <summary>A machine: brings the directory and the agents' statuses.</summary>
    Integration,
}
