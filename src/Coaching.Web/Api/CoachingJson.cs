using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coaching.Web.Api;

/// <summary>JSON as the contract has it: camelCase, enums by name, times in UTC with a <c>Z</c>. For REST and SignalR alike.</summary>
public static class CoachingJson
{
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        // Of two values for one name each reader could take another one.
        options.AllowDuplicateProperties = false;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new UtcTimeConverter());
        return options;
    }
}
