using Coaching.Actors.Configuration;
using Coaching.Actors.Persistence;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Coaching.Actors.Tests.Persistence;

public sealed class PersistenceSettingsSpecs
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", " ")]
    [InlineData("SQLite", null)]
    public void Should_be_files_under_data_when_nothing_is_set(string? provider, string? connectionString)
    {
        var (settings, faults) = Read(provider, connectionString);

        Assert.Empty(faults);
        Assert.Equal(new PersistenceSettings(DatabaseProvider.Sqlite, "Data Source=data/coaching.db"), settings);
    }

    [Fact]
    public void Should_be_postgresql_when_set()
    {
        var (settings, faults) = Read("postgresql", "Host=db;Username=u;Password=secret");

        Assert.Empty(faults);
        Assert.Equal(DatabaseProvider.PostgreSql, settings.Provider);
        Assert.DoesNotContain("secret", settings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oracle", null, "Persistence:Provider")]
    [InlineData("sqlite", "Host=secret", "Persistence:ConnectionString")]
    [InlineData("sqlite", "Data Source=:memory:", "Persistence:ConnectionString")]
    [InlineData("sqlite", "Data Source=x;Mode=Memory", "Persistence:ConnectionString")]
    [InlineData("postgresql", null, "Persistence:ConnectionString")]
    [InlineData("postgresql", "Data Source=secret", "Persistence:ConnectionString")]
    [InlineData("postgresql", "Username=secret", "Persistence:ConnectionString")]
    public void Should_name_the_key_and_not_the_value_when_a_setting_cannot_work(string provider, string? connectionString, string key)
    {
        var fault = Assert.Single(Read(provider, connectionString).Faults);

        Assert.StartsWith(key + " ", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
    }

    private static (PersistenceSettings Settings, IReadOnlyList<string> Faults) Read(string? provider, string? connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Persistence:Provider"] = provider,
            ["Persistence:ConnectionString"] = connectionString,
        });
        var reader = new SettingsReader(configuration.Build());
        return (PersistenceSettings.Read(reader), reader.Faults);
    }
}
