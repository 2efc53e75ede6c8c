using Akka.Actor;

namespace Coaching.Actors.Directory;

/// <summary>Published on the node's event stream when <see cref="CurrentDirectory"/> has a new index, the first one too.</summary>
public sealed record DirectoryChanged(DirectoryIndex Index) : INoSerializationVerificationNeeded;
