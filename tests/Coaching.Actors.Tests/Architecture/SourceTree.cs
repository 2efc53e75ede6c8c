namespace Coaching.Actors.Tests.Architecture;

/// <summary>The repository's sources, for rules that the compiled code does not show.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>C# files below <c>src</c>, without what builds make; paths relative to the root, with slashes.</summary>
    public static IReadOnlyList<(string Path, string[] Lines)> Files { get; } =
    [
        .. System.IO.Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Full: file, Relative: Path.GetRelativePath(Root, file).Replace('\\', '/')))
            .Where(file => !file.Relative.Split('/').Any(part => part is "obj" or "bin" or "node_modules"))
            .Select(file => (file.Relative, File.ReadAllLines(file.Full))),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder.FullName, "CoachMessaging.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The specs do not run inside the repository.");
        }

        return folder.FullName;
    }
}
