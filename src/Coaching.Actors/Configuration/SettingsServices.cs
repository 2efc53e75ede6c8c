using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Actors.Configuration;

/// <summary>Settings as singletons, read once from the finished configuration and checked together at start.</summary>
public static class SettingsServices
{
    /// <summary>Registers settings of one owner, for injection by their own type.</summary>
    /// <param name="read">Reads them; notes faults with the reader and goes on.</param>
    public static IServiceCollection AddSettings<TSettings>(this IServiceCollection services, Func<SettingsReader, TSettings> read)
        where TSettings : class
    {
        services.AddSingleton<SettingsCheck>(new SettingsCheck(reader => read(reader)));
        return services.AddSingleton(provider =>
        {
            var reader = new SettingsReader(provider.GetRequiredService<IConfiguration>());
            var settings = read(reader);
            reader.ThrowIfFaulty();
            return settings;
        });
    }

    /// <summary>To be called before the host starts.</summary>
    /// <exception cref="SettingsException">Names every faulty setting of every owner, not only the first.</exception>
    public static void CheckSettings(this IServiceProvider services)
    {
        var reader = new SettingsReader(services.GetRequiredService<IConfiguration>());

        foreach (var check in services.GetServices<SettingsCheck>())
        {
            check.Read(reader);
        }

        reader.ThrowIfFaulty();
    }

    private sealed record SettingsCheck(Action<SettingsReader> Read);
}
