using Coaching.Actors.Directory;

namespace Coaching.Actors.Audiences;

/// <summary>Notices at which sites the business date changed since it was last asked.</summary>
public sealed class SiteDays
{
    private readonly Dictionary<string, DateOnly> dates = [];

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
