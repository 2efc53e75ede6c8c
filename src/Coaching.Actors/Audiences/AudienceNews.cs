using Akka.Actor;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Audiences;

/// <summary>Published on the node's event stream, in the log's order and once: an entry for this node's connections and pages.</summary>
public sealed record EntryFollowed(Sent Entry) : INoSerializationVerificationNeeded;

/// <summary>Published on the node's event stream: the day index holds entries up to this version no longer.</summary>
public sealed record EntriesForgotten(long UpTo) : INoSerializationVerificationNeeded;

/// <summary>Told to the node's audience actor: the answer to this send has been written to its sender's connection.</summary>
public sealed record SenderAnswered(MessageId Id) : INoSerializationVerificationNeeded;

/// <summary>Published on the node's event stream: the sender of this message has its answer, and no other send of the node is about to follow.</summary>
public sealed record HeadStartOver(MessageId Id) : INoSerializationVerificationNeeded;
