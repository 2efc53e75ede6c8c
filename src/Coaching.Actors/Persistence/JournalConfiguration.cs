using Akka.Configuration;
using Akka.Persistence.Sql.Config;
using Coaching.Actors.Persistence.Journal;
using LinqToDB;
using LinqToDB.DataProvider;
using LinqToDB.DataProvider.PostgreSQL;
using LinqToDB.DataProvider.SQLite;

namespace Coaching.Actors.Persistence;

/// <summary>What Akka.Persistence needs to know to keep the agents' journal with us.</summary>
internal static class JournalConfiguration
{
    /// <summary>
    /// The plugin takes its connections from the part's own source, so that they have its pool, timeouts and pragmas. The provider's name has to be
    /// there as well: without it the plugin's initialisation never succeeds.
    /// </summary>
    public static DataOptionsSetup Setup(Databases databases)
    {
        var source = databases[DatabasePart.Journal].Source;
        return new DataOptionsSetup(new DataOptions()
            .UseConnectionString(ProviderName(databases.Provider), source.ConnectionString)
            .UseConnectionFactory(DataProvider(databases.Provider), _ => source.CreateConnection()));
    }

    /// <summary>
    /// A batch of rows is one transaction, and one bad row fails it, so the breakers take many failures; they close again soon after the database is
    /// back. The schema is ours (<see cref="SchemaMigration"/>); without tags there is no tag table to write and clean. There are no snapshots. The replay
    /// filter is off: it takes each node for one writer, and would drop what an agent did on a node that it later came back to. Two writers at once cannot
    /// both have a sequence number, which is what the filter is for. As many recover at once as fit in one query.
    /// </summary>
    public static Config Hocon(DatabaseProvider provider) => ConfigurationFactory.ParseString($$"""
        akka.persistence {
          max-concurrent-recoveries = {{ReplayBatcher.Most}}
          journal {
            plugin = "akka.persistence.journal.sql"
            sql {
              class = "{{typeof(BatchedReplayJournal).AssemblyQualifiedName}}"
              provider-name = "{{ProviderName(provider)}}"
              auto-initialize = false
              tag-write-mode = Csv
              use-clone-connection = false
              recovery-event-timeout = 10s
              replay-filter.mode = off
              circuit-breaker {
                max-failures = 300
                call-timeout = 8s
                reset-timeout = 3s
              }
            }
          }
          snapshot-store.plugin = "akka.persistence.no-snapshot-store"
          no-snapshot-store.circuit-breaker {
            max-failures = 50
            call-timeout = 8s
            reset-timeout = 3s
          }
        }
        """).WithFallback(provider is DatabaseProvider.Sqlite ? Sqlite : PostgreSql);

    /// <summary>
    /// One writer, as the file has one write lock; reads must not ask for that lock (read-uncommitted is what makes the driver start a deferred
    /// transaction; in write-ahead-log mode it still reads only what is committed). The driver blocks: it gets threads of its own.
    /// </summary>
    private static Config Sqlite { get; } = ConfigurationFactory.ParseString("""
        akka.persistence {
          journal.sql {
            parallelism = 1
            read-isolation-level = read-uncommitted
            plugin-dispatcher = "akka.persistence.sqlite-dispatcher"
            materializer-dispatcher = "akka.persistence.sqlite-dispatcher"
          }
          sqlite-dispatcher {
            type = ForkJoinDispatcher
            throughput = 10
            dedicated-thread-pool.thread-count = 8
          }
        }
        """);

    private static Config PostgreSql { get; } = ConfigurationFactory.ParseString("""
        akka.persistence {
          journal.sql {
            parallelism = 3
            read-isolation-level = read-committed
            write-isolation-level = read-committed
          }
        }
        """);

    private static string ProviderName(DatabaseProvider provider) =>
        provider is DatabaseProvider.Sqlite ? LinqToDB.ProviderName.SQLiteMS : LinqToDB.ProviderName.PostgreSQL15;

    private static IDataProvider DataProvider(DatabaseProvider provider) => provider is DatabaseProvider.Sqlite
        ? SQLiteTools.GetDataProvider(SQLiteProvider.Microsoft)
        : PostgreSQLTools.GetDataProvider(PostgreSQLVersion.v15);
}
