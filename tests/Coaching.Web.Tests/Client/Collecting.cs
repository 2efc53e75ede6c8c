namespace Coaching.Web.Tests.Client;

/// <summary><c>ToListAsync</c> by another name: two libraries that come with others both have that one.</summary>
internal static class Collecting
{
    public static async Task<IReadOnlyList<T>> CollectAsync<T>(this IAsyncEnumerable<T> items)
    {
        var all = new List<T>();

        await foreach (var item in items)
        {
            all.Add(item);
        }

        return all;
    }
}
