using System.Collections.Frozen;
using Microsoft.Extensions.FileProviders;

namespace Coaching.Web.Pages;

/// <summary>The built client as it is embedded in this assembly, by path, such as <c>assets/agent-1a2b.js</c>.</summary>
internal sealed class PageFiles
{
    private readonly FrozenDictionary<string, PageFile> _files;

    public PageFiles()
    {
        ManifestEmbeddedFileProvider embedded = new(typeof(PageFiles).Assembly, "pages");
        _files = Walk(embedded, "/").ToFrozenDictionary(entry => entry.Path, entry => new PageFile(entry.File), StringComparer.Ordinal);
    }

    public PageFile? Find(string path) => _files.GetValueOrDefault(path);

    private static IEnumerable<(string Path, IFileInfo File)> Walk(ManifestEmbeddedFileProvider embedded, string folder)
    {
        foreach (var entry in embedded.GetDirectoryContents(folder))
        {
            var path = $"{folder}{entry.Name}".TrimStart('/');
            if (!entry.IsDirectory)
            {
                yield return (path, entry);
                continue;
            }

            foreach (var inner in Walk(embedded, $"{path}/"))
            {
                yield return inner;
            }
        }
    }
}
