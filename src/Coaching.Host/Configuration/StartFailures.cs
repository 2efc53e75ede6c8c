using Coaching.Actors.Configuration;
using Microsoft.Extensions.Options;

namespace Coaching.Host.Configuration;

/// <summary>Wrong settings end the process with their names on the error output, not with a crash and a stack trace.</summary>
public static class StartFailures
{
    /// <summary>Of <c>sysexits.h</c>: something was found in an unconfigured or misconfigured state.</summary>
    public const int MisconfiguredExitCode = 78;

    public static void TellInWords() => AppDomain.CurrentDomain.UnhandledException += (_, failure) =>
    {
        if (failure.ExceptionObject is Exception thrown && SettingsFaultIn(thrown) is { } fault)
        {
            Console.Error.WriteLine(fault.Message);
            Environment.Exit(MisconfiguredExitCode);
        }
    };

    private static Exception? SettingsFaultIn(Exception exception) => exception switch
    {
        SettingsException or OptionsValidationException => exception,
        AggregateException many => many.InnerExceptions.Select(SettingsFaultIn).FirstOrDefault(fault => fault is not null),
        _ => null,
    };
}
