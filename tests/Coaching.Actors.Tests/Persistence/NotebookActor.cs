using System.Text;
using Akka.Actor;
using Akka.Persistence;
using Akka.Serialization;

namespace Coaching.Actors.Tests.Persistence;

internal sealed record Noted(string Text);

internal sealed record GetNotebook;

internal sealed record NotebookView(IReadOnlyList<string> Texts, long SequenceNr);

internal sealed record Forget;

internal sealed record Forgotten;

/// <summary>The smallest persistent actor: keeps notes, answers each with its sequence number.</summary>
internal sealed class NotebookActor : ReceivePersistentActor
{
    public NotebookActor(string id)
    {
        var texts = new List<string>();
        IActorRef forgetter = ActorRefs.Nobody;
        PersistenceId = id;

        Recover<Noted>(noted => texts.Add(noted.Text));
        Command<Noted>(noted => Persist(noted, stored =>
        {
            texts.Add(stored.Text);
            Sender.Tell(LastSequenceNr);
        }));
        Command<GetNotebook>(_ => Sender.Tell(new NotebookView([.. texts], LastSequenceNr)));
        Command<Forget>(_ =>
        {
            forgetter = Sender;
            DeleteMessages(LastSequenceNr);
        });
        Command<DeleteMessagesSuccess>(_ => forgetter.Tell(new Forgotten()));
    }

    public override string PersistenceId { get; }

    public override Recovery Recovery { get; } = new(SnapshotSelectionCriteria.None);
}

internal sealed class NotedSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public const int Id = 7001;

    public override int Identifier => Id;

    public override string Manifest(object o) => "noted-1";

    public override byte[] ToBinary(object obj) => Encoding.UTF8.GetBytes(((Noted)obj).Text);

    public override object FromBinary(byte[] bytes, string manifest) => new Noted(Encoding.UTF8.GetString(bytes));
}
