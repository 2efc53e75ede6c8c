using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Coaching.Web.Pages;

/// <summary>One file of the pages, held in memory as it is sent: plain, and compressed once.</summary>
internal sealed class PageFile
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private readonly string _contentType;
    private readonly Content _plain;
    private readonly Content _compressed;

    public PageFile(IFileInfo file)
    {
        using var stream = file.CreateReadStream();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        _contentType = ContentTypeOf(file.Name);
        _plain = Content.Of(bytes.ToArray());
        _compressed = Content.Of(Compress(_plain.Bytes));
    }

    public Task SendAsync(HttpContext context, string caching)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = caching;
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = HeaderNames.AcceptEncoding;
        var content = _plain;
        if (AcceptsGzip(context.Request))
        {
            content = _compressed;
            headers.ContentEncoding = "gzip";
        }

        return Results.Bytes(content.Bytes, _contentType, entityTag: content.Tag).ExecuteAsync(context);
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "gzip" && encoding.Quality is null or > 0);

    private static string ContentTypeOf(string name)
    {
        var known = ContentTypes.TryGetContentType(name, out var contentType) ? contentType : "application/octet-stream";
        return known.StartsWith("text/", StringComparison.Ordinal) ? $"{known}; charset=utf-8" : known;
    }

    private static byte[] Compress(byte[] bytes)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    private sealed record Content(byte[] Bytes, EntityTagHeaderValue Tag)
    {
        public static Content Of(byte[] bytes) =>
            new(bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\""));
    }
}
