using Akka.Hosting;
using Coaching.Actors.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Coaching.Actors.Hosting;

/// <summary>Everything stored, on the database that the settings name.</summary>
public static class PersistenceExtensions
{
    /// <summary>
    /// Registers the databases, the stores on them, their maintenance and probe, and the migration that runs before anything else starts. A
    /// <see cref="DatabaseClock"/> or <see cref="TimeProvider"/> that was registered before is used.
    /// </summary>
    /// <param name="configuration">The root: the <c>Persistence</c> section is read from it. Faults in it stop the host at start, naming the key.</param>
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PersistenceSettings>().Bind(configuration.GetSection(PersistenceSettings.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PersistenceSettings>, PersistenceSettingsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(DatabaseClock.Unmoved);
        services.AddSingleton(provider => Databases.Open(provider.GetRequiredService<IOptions<PersistenceSettings>>().Value));
        services.AddHostedService<SchemaMigrationService>();
        services.AddSingleton<IStorageMaintenance, StorageMaintenance>();
        services.AddSingleton<IDatabaseProbe, DatabaseProbe>();
        return services;
    }

    /// <summary>Lets persistent actors keep their journal in <paramref name="databases"/>. The schema must be there before the first actor is.</summary>
    public static AkkaConfigurationBuilder WithPersistence(this AkkaConfigurationBuilder builder, Databases databases)
    {
        builder.AddSetup(JournalConfiguration.Setup(databases));
        return builder.AddHocon(JournalConfiguration.Hocon(databases.Provider), HoconAddMode.Prepend);
    }
}
