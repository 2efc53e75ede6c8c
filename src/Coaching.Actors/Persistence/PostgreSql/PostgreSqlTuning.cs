using Npgsql;

namespace Coaching.Actors.Persistence.PostgreSql;

/// <summary>How each part connects. What the configured connection string says itself is left alone.</summary>
internal static class PostgreSqlTuning
{
    /// <summary>Three nodes stay below a server's default of 100 connections.</summary>
    private static int PoolSize(DatabasePart part) => part switch
    {
        DatabasePart.Journal => 16,
        DatabasePart.Messages => 6,
        _ => 3,
    };

    /// <summary>
    /// Statements that run again are prepared: PostgreSQL takes longer to parse and plan them than to run them.
    /// <c>Maximum Pool Size</c> in the configured string counts for the journal only: the other parts need few connections. A send must know its
    /// outcome within 2 s, hence the short timeouts for messages (also for connecting, and for waiting on a server that does not answer a cancel).
    /// </summary>
    public static string ConnectionString(string configured, DatabasePart part)
    {
        var builder = new NpgsqlConnectionStringBuilder(configured);
        var isMessages = part is DatabasePart.Messages;

        if (part is not DatabasePart.Journal || !IsConfigured(builder, "Maximum Pool Size"))
        {
            builder.MaxPoolSize = PoolSize(part);
            builder.MinPoolSize = Math.Min(builder.MinPoolSize, builder.MaxPoolSize);
        }

        builder.CommandTimeout = isMessages ? 2 : 8;
        builder.Timeout = isMessages ? 2 : 8;
        builder.CancellationTimeout = 500;
        builder.ApplicationName = $"{builder.ApplicationName ?? "coaching"}-{part.ToString().ToLowerInvariant()}";
        SetUnlessConfigured(builder, "Max Auto Prepare", () => builder.MaxAutoPrepare = 50);
        SetUnlessConfigured(builder, "Auto Prepare Min Usages", () => builder.AutoPrepareMinUsages = 2);
        SetUnlessConfigured(builder, "Keepalive", () => builder.KeepAlive = 30);
        // Nothing here changes a session: to put it back in order would cost seven statements whenever a connection is taken from the pool.
        SetUnlessConfigured(builder, "No Reset On Close", () => builder.NoResetOnClose = true);
        return builder.ToString();
    }

    private static void SetUnlessConfigured(NpgsqlConnectionStringBuilder builder, string key, Action set)
    {
        if (!IsConfigured(builder, key))
        {
            set();
        }
    }

    /// <summary>Not by <c>ContainsKey</c>, which says of this builder that a key exists, whether it is set or not.</summary>
    private static bool IsConfigured(NpgsqlConnectionStringBuilder builder, string key) => builder.ShouldSerialize(key);
}
