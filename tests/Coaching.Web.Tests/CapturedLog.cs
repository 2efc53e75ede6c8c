using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Coaching.Web.Tests;

/// <summary>Everything that a host logged, as text with level and all properties.</summary>
internal sealed class CapturedLog : ILogEventSink
{
    private readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    public void Emit(LogEvent logEvent) => lines.Enqueue(string.Join(
        ' ', logEvent.Properties.Select(property => $"{property.Key}={property.Value}").Prepend($"{logEvent.Level} {logEvent.RenderMessage(CultureInfo.InvariantCulture)}")));
}
