namespace Coaching.Actors.Configuration;

/// <summary>Settings are missing, malformed or contradict each other. The message has a line for each, led by its key.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception("The settings are not valid:" + string.Concat(faults.Select(fault => $"{Environment.NewLine}  {fault}")))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
