using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;

namespace Coaching.Actors.Tests.MessageLog;

/// <summary>Sends for specs.</summary>
internal static class Drafts
{
    public static SendDraft New(string id, byte content = 0, string sender = "sender") => new(
        new MessageId(id), Hash(content), new UserRef(sender, "Sue Sender"), $"Body of {id}", Priority.Normal, false, null,
        """{"everyone":true}""", AgentSet.FromOrdinals([1, 2]), 1);

    /// <summary>Stands for the hash of some content.</summary>
    public static ContentHash Hash(byte content)
    {
        var bytes = new byte[ContentHash.Size];
        bytes[0] = content;
        return new ContentHash(bytes);
    }
}
