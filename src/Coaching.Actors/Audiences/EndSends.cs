using Akka.Actor;

namespace Coaching.Actors.Audiences;

/// <summary>The node goes down: no send is taken any more. Answered with <see cref="SendsEnded"/> when those taken before have their outcome.</summary>
public sealed record EndSends : INoSerializationVerificationNeeded;

public sealed record SendsEnded : INoSerializationVerificationNeeded;
