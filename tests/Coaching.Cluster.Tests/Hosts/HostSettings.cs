using Coaching.Actors.Persistence;

namespace Coaching.Cluster.Tests.Hosts;

public static class HostSettings
{
    /// <summary>What every host of these tests is started with.</summary>
    public static Dictionary<string, string> On(DatabaseProvider provider, string connectionString) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Persistence__Provider"] = provider is DatabaseProvider.Sqlite ? "sqlite" : "postgresql",
        ["Persistence__ConnectionString"] = connectionString,
        ["Authentication__SigningKey"] = "a key for tests only, of more than 32 bytes",
        ["Directory__Demo"] = "false",
        // A line for each of ten thousand requests would hide the one that matters.
        ["Serilog__MinimumLevel__Default"] = "Warning",
        ["Serilog__MinimumLevel__Override__Serilog.AspNetCore"] = "Fatal",
        ["Serilog__MinimumLevel__Override__Coaching"] = "Information",
        ["Serilog__MinimumLevel__Override__Coaching.Actors.Persistence"] = "Warning",
    };
}
