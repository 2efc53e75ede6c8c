using Akka.Actor;

namespace Coaching.Actors.Audiences;

/// <summary>
/// Asks the node's audience actor to follow the log up to where it is now, on whichever node that was appended; answered with <see cref="CaughtUp"/>.
/// Requests that wait together share a read.
/// </summary>
/// <param name="Then">Comes back with the answer: what the asker goes on with.</param>
public sealed record CatchUp(object Then) : INoSerializationVerificationNeeded;

/// <param name="Whole">Whether the day index now holds all that was committed before the request; not when the log cannot be read.</param>
public sealed record CaughtUp(object Then, bool Whole) : INoSerializationVerificationNeeded;
