using Akka.Hosting;
using Akka.Persistence.Sql;
using Coaching.Actors.Audiences;
using Coaching.Actors.Configuration;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Persistence;
using Coaching.Actors.Persistence.Journal;
using Coaching.Actors.Receipts;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Actors.Hosting;

/// <summary>Everything stored, on the database that the settings name.</summary>
public static class PersistenceExtensions
{
    /// <summary>
    /// Registers the databases, the stores on them, their maintenance and probe, and the migration that runs before any other hosted service starts.
    /// Needs the <see cref="HostClock"/>. Reads <see cref="PersistenceSettings"/>.
    /// </summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services) => services
        .AddSettings(PersistenceSettings.Read)
        .AddSingleton<Databases>()
        .AddSingleton(provider => new DatabaseClock(() => provider.GetRequiredService<HostClock>().Offset))
        .AddSingleton(provider => SqlMessageLog.On(provider.GetRequiredService<Databases>(), provider.GetRequiredService<DatabaseClock>()))
        .AddSingleton(provider => SqlReceiptStore.On(provider.GetRequiredService<Databases>()))
        .AddSingleton(provider => SqlJournalTail.On(provider.GetRequiredService<Databases>(), provider.GetRequiredService<HostClock>()))
        .AddSingleton<IPreviewStore, SqlPreviewStore>()
        .AddSingleton<IStorageMaintenance, StorageMaintenance>()
        .AddSingleton<IDatabaseProbe, DatabaseProbe>()
        .AddHostedService<SchemaMigrationService>();

    /// <summary>Lets persistent actors keep their journal in <paramref name="databases"/>. The schema must be there before the first actor is.</summary>
    public static AkkaConfigurationBuilder WithPersistence(this AkkaConfigurationBuilder builder, Databases databases)
    {
        builder.AddSetup(JournalConfiguration.Setup(databases));
        builder.AddSetup(new JournalSource(databases[DatabasePart.Journal]));
        builder.AddHocon(JournalConfiguration.Hocon(databases.Provider), HoconAddMode.Prepend);
        return builder.AddHocon(SqlPersistence.DefaultConfiguration, HoconAddMode.Append);
    }
}
