namespace Coaching.Browser.Tests;

/// <summary>Screenshots for people to look at: taken where <c>COACHING_SCREENSHOTS</c> names a folder.</summary>
internal static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("COACHING_SCREENSHOTS");

    public static async Task TakeAsync(IPage page, string name)
    {
        if (!string.IsNullOrEmpty(Folder))
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });
        }
    }
}
