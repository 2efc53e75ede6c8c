namespace Coaching.Web.Tests.Contract;

/// <summary>The raw files that a host keeps, read while it runs.</summary>
internal static class StoredFiles
{
    public static IReadOnlyList<string> Of(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    public static bool Contains(string file, ReadOnlySpan<byte> bytes)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var all = new byte[stream.Length];
        stream.ReadAtLeast(all, all.Length, throwOnEndOfStream: false);
        return all.AsSpan().IndexOf(bytes) >= 0;
    }
}
