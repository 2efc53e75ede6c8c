using Akka.Actor;
using Akka.Persistence;

namespace Coaching.Actors.Tests.Persistence.Journal;

/// <summary>Asks a journal as a recovering actor does, and writes down all that it is told: an event a line, and at last how it ended.</summary>
internal sealed class ReplayListener : ReceiveActor
{
    public ReplayListener(TaskCompletionSource<IReadOnlyList<string>> done)
    {
        var heard = new List<string>();

        Receive<ReplayedMessage>(replayed =>
        {
            var p = replayed.Persistent;
            heard.Add($"{p.PersistenceId} {p.SequenceNr} {p.Payload} {p.Manifest} {p.WriterGuid} {p.Timestamp} {p.IsDeleted} {p.Sender}");
        });
        Receive<RecoverySuccess>(success => End($"highest {success.HighestSequenceNr}"));
        Receive<ReplayMessagesFailure>(failure => End($"failed {failure.Cause.GetType().Name}"));

        void End(string how)
        {
            heard.Add(how);
            done.SetResult(heard);
            Context.Stop(Self);
        }
    }
}
