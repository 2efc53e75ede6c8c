using Coaching.Actors.Configuration;

namespace Coaching.Actors.Directory;

/// <param name="Demo">Fill an empty directory with made-up agents and groups at start (<c>Directory:Demo</c>).</param>
public sealed record DirectorySettings(bool Demo)
{
    public static DirectorySettings Read(SettingsReader reader) => new(reader.Flag("Directory:Demo", whenUnset: false));
}
