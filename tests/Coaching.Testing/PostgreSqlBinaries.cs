namespace Coaching.Testing;

/// <summary>Where PostgreSQL's programs are on this machine.</summary>
internal static class PostgreSqlBinaries
{
    /// <exception cref="InvalidOperationException">There is no PostgreSQL; says what to do.</exception>
    public static string FindFolder() =>
        Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
        ?? throw new InvalidOperationException(
            "These tests need PostgreSQL's server programs (initdb, postgres), which are neither in /usr/lib/postgresql/*/bin nor on the PATH. "
            + "./test.sh installs them; on Debian: apt-get install postgresql.");

    private static IEnumerable<string> Candidates()
    {
        const string Debian = "/usr/lib/postgresql";
        var packaged = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0)
            : Enumerable.Empty<string>();
        return packaged.Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
    }
}
