using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Coaching.Actors.Configuration;

/// <summary>
/// Reads settings by key and notes every fault under its key. An empty string is the same as unset: whoever sets a variable to nothing
/// gets what the source below it says, else the default.
/// </summary>
public sealed class SettingsReader(IConfiguration configuration)
{
    private static readonly char[] Separators = [',', ';'];

    private readonly List<string> faults = [];

    /// <summary>One line for each faulty setting, led by its key.</summary>
    public IReadOnlyList<string> Faults => faults;

    public void Fault(string key, string what) => faults.Add($"{key} {what}");

    /// <exception cref="SettingsException">Something that was read is faulty.</exception>
    public void ThrowIfFaulty()
    {
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }
    }

    public string? Text(string key)
    {
        // Sources are asked one by one because the merged view answers "" where an empty variable hides a file's value.
        foreach (var source in Sources())
        {
            if (source.TryGet(key, out var value) && !string.IsNullOrWhiteSpace(value))
            {
                return value.Trim();
            }
        }

        return null;
    }

    public int Number(string key, int whenUnset, int min, int max)
    {
        if (Text(key) is not { } text)
        {
            return whenUnset;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Fault(key, max == int.MaxValue ? $"must be a whole number, {min} or more." : $"must be a whole number from {min} to {max}.");
        return whenUnset;
    }

    /// <summary>A time span, <c>00:00:30</c>, or a plain number of seconds.</summary>
    public TimeSpan Span(string key, TimeSpan whenUnset, TimeSpan min, TimeSpan max)
    {
        if (Text(key) is not { } text)
        {
            return whenUnset;
        }

        var span = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var parsed) ? parsed : TimeSpan.MinValue;

        if (span >= min && span <= max)
        {
            return span;
        }

        Fault(key, $"must be a time span from {min:c} to {max:c}, such as {whenUnset:c}, or a number of seconds.");
        return whenUnset;
    }

    public bool Flag(string key, bool whenUnset)
    {
        switch (Text(key)?.ToUpperInvariant())
        {
            case null:
                return whenUnset;
            case "TRUE" or "1":
                return true;
            case "FALSE" or "0":
                return false;
            default:
                Fault(key, "must be true or false.");
                return whenUnset;
        }
    }

    /// <summary>
    /// The elements (<c>Key:0</c>, <c>Key:1</c> ...; or one text, separated by commas) of the strongest source that has any: a list replaces
    /// the weaker one, elements are never mixed. Null when no source has one.
    /// </summary>
    public IReadOnlyList<string>? List(string key)
    {
        foreach (var source in Sources())
        {
            IEnumerable<string?> found = source.GetChildKeys([], key).Distinct().Order(ConfigurationKeyComparer.Instance)
                .Select(child => source.TryGet(ConfigurationPath.Combine(key, child), out var value) ? value : null);

            if (source.TryGet(key, out var text))
            {
                found = found.Concat(text?.Split(Separators) ?? []);
            }

            if (found.OfType<string>().Select(element => element.Trim()).Where(element => element.Length > 0).ToArray() is { Length: > 0 } list)
            {
                return list;
            }
        }

        return null;
    }

    private IEnumerable<IConfigurationProvider> Sources() => configuration is IConfigurationRoot root
        ? root.Providers.Reverse()
        : throw new InvalidOperationException("Settings are read from the root of the configuration.");
}
