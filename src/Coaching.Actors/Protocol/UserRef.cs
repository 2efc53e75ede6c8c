namespace Coaching.Actors.Protocol;

/// <summary>A person by id and by the name that pages show. For a sender: as the token said it when the message was sent.</summary>
public sealed record UserRef(string Id, string Name);
