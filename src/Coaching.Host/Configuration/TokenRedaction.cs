using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Events;

namespace Coaching.Host.Configuration;

/// <summary>
/// Takes tokens out of every logged value. Levels keep addresses with queries out of the logs, but levels are changed to find faults.
/// </summary>
internal sealed partial class TokenRedaction : ILogEventEnricher
{
    private const string Parameter = "access_token=";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        // Collected first: the properties cannot be changed while they are walked. Next to no event has any.
        List<LogEventProperty>? redacted = null;

        foreach (var (name, value) in logEvent.Properties)
        {
            if (value is ScalarValue { Value: string text } && text.Contains(Parameter, StringComparison.OrdinalIgnoreCase))
            {
                (redacted ??= []).Add(new LogEventProperty(name, new ScalarValue(Tokens().Replace(text, $"{Parameter}redacted"))));
            }
        }

        redacted?.ForEach(logEvent.AddOrUpdateProperty);
    }

    [GeneratedRegex("access_token=[^&\\s\"]*", RegexOptions.IgnoreCase)]
    private static partial Regex Tokens();
}
