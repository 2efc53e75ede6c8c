using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Coaching.Web.Authentication;

/// <summary>The key that development tokens are signed with: made once, kept in a file that only its owner may read.</summary>
public static class DevelopmentKey
{
    public const string FileName = "development-signing.key";

    // As SQLite's own connection strings spell it.
    private static readonly string[] DatabaseFileNames = ["Data Source", "DataSource", "Filename"];

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="InvalidDataException">The file is there and is no key.</exception>
    public static SymmetricSecurityKey LoadOrCreate(string folder)
    {
        var path = Path.Combine(folder, FileName);

        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            Create(path);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }

        var key = File.ReadAllBytes(path);
        return key.Length >= AuthenticationSettings.SmallestSigningKey
            ? new SymmetricSecurityKey(key)
            : throw new InvalidDataException($"{path} is no key of {AuthenticationSettings.SmallestSigningKey} bytes; without it a new one is made.");
    }

    /// <summary>The folder of a SQLite database, else <c>data</c> in the working directory.</summary>
    public static string FolderFor(string? provider, string? connectionString, string workingDirectory)
    {
        var file = provider is null || provider.Equals("sqlite", StringComparison.OrdinalIgnoreCase) ? DatabaseFile(connectionString) : null;
        var folder = file is null ? null : Path.GetDirectoryName(Path.GetFullPath(file, workingDirectory));

        return folder ?? Path.Combine(workingDirectory, "data");
    }

    private static string? DatabaseFile(string? connectionString)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            var file = DatabaseFileNames
                .Select(name => parts.TryGetValue(name, out var value) ? value as string : null)
                .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

            return file is null || file.StartsWith(':') || file.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? null : file;
        }
        catch (ArgumentException)
        {
            // Not a connection string: whoever opens the database says so, by its own key.
            return null;
        }
    }

    private static void Create(string path)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            using (var stream = new FileStream(draft, options))
            {
                stream.Write(RandomNumberGenerator.GetBytes(64));
            }

            // Two hosts may start at once over one folder: the first file stands, complete, and both read it.
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
