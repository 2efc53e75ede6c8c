namespace Coaching.Host.Configuration;

/// <summary>The command line: <c>--Section:Key=value</c>, <c>--Section:Key value</c>, or <c>--simulate</c> alone for true.</summary>
public static class HostArguments
{
    // What was read at the start counts. To watch the folder would wake a thread with each write to a database that is kept beside the assembly.
    private const string NoReload = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>
    /// Files are read beside the assembly and not in the working directory, so that a host started from anywhere is the same host.
    /// </summary>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = [.. WithFlags(args), NoReload],
        ContentRootPath = AppContext.BaseDirectory,
    };

    // The configuration reader drops a switch at the end, and takes the next switch for the value of one before it.
    internal static string[] WithFlags(IReadOnlyList<string> args) =>
        [.. args.Select((arg, at) => IsFlag(args, at) ? $"{arg}=true" : arg)];

    private static bool IsFlag(IReadOnlyList<string> args, int at) =>
        IsSwitch(args[at]) && !args[at].Contains('=') && (at + 1 == args.Count || IsSwitch(args[at + 1]));

    private static bool IsSwitch(string arg) => arg.StartsWith("--", StringComparison.Ordinal);
}
