using System.Text.Json.Serialization;

namespace Coaching.Web.Authentication;

[JsonSerializable(typeof(string[]))]
internal sealed partial class ClaimJson : JsonSerializerContext;
