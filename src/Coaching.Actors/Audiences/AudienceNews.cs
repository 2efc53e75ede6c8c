using Akka.Actor;
using Coaching.Actors.MessageLog;

namespace Coaching.Actors.Audiences;

/// <summary>Published on the node's event stream, in the log's order and once: an entry for this node's connections and pages.</summary>
public sealed record EntryFollowed(Sent Entry) : INoSerializationVerificationNeeded;

/// <summary>Published on the node's event stream: the day index holds entries up to this version no longer.</summary>
public sealed record EntriesForgotten(long UpTo) : INoSerializationVerificationNeeded;
