using Coaching.Actors.Directory;

namespace Coaching.Actors.Audiences;

/// <summary>Notices at which sites the business date changed since it was last asked.</summary>
public sealed class SiteDays
{
    private readonly Dictionary<string, DateOnly> dates = [];
    private DateTimeOffset oldest;

    /// <summary>Where the current day started at the site that started it first: what was sent before is in nobody's inbox any more.</summary>
    public static DateTimeOffset OldestDayStart(DirectoryIndex directory, DateTimeOffset now) =>
        directory.Sites.Select(s => s.Day.StartOf(s.Day.DateOf(now))).DefaultIfEmpty(now.AddDays(-1)).Min();

    /// <summary>That moment when it is another than it was last asked, else null.</summary>
    public DateTimeOffset? NewOldestDayStart(DirectoryIndex directory, DateTimeOffset now)
    {
        var start = OldestDayStart(directory, now);
        var isNew = directory.Sites.Count > 0 && start != oldest;
        oldest = start;
        return isNew ? start : null;
    }

    public IReadOnlyList<string> Turned(DirectoryIndex directory, DateTimeOffset now)
    {
        var turned = new List<string>();

        foreach (var site in directory.Sites)
        {
            var date = site.Day.DateOf(now);

            if (dates.TryGetValue(site.Id, out var known) && known != date)
            {
                turned.Add(site.Id);
            }

            dates[site.Id] = date;
        }

        return turned;
    }
}
