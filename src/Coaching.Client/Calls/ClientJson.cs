using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coaching.Client.Calls;

/// <summary>What goes over the wire, as the server's contract has it.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PreviewRequest))]
[JsonSerializable(typeof(Preview))]
[JsonSerializable(typeof(SendRequest))]
[JsonSerializable(typeof(SendAccepted))]
[JsonSerializable(typeof(SentMessage))]
[JsonSerializable(typeof(DeliveryPage))]
[JsonSerializable(typeof(AgentPage))]
[JsonSerializable(typeof(StatusRequest))]
[JsonSerializable(typeof(DirectoryDocument))]
[JsonSerializable(typeof(DirectoryChange))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ClientJson : JsonSerializerContext;

internal sealed record PreviewRequest(Audience Audience);

internal sealed record SendAccepted(string Id, int Recipients, DateTimeOffset AcceptedAt);

internal sealed record DeliveryPage(IReadOnlyList<Delivery> Deliveries, string? Next = null);

internal sealed record AgentPage(IReadOnlyList<ListedAgent> Agents, string? Next = null);

internal sealed record StatusRequest(AgentStatus Status, string? Reason);
