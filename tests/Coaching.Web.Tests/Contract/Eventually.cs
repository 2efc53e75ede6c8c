using System.Diagnostics;

namespace Coaching.Web.Tests.Contract;

/// <summary>Asks again until something that takes a moment is so: what the API does not push can only be asked for.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Task TrueAsync(Func<Task<bool>> condition) => AssertAsync(async () => Assert.True(await condition()));

    /// <summary>The last failure is the one that is reported.</summary>
    public static async Task AssertAsync(Func<Task> assertion)
    {
        var asked = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(40));

        while (true)
        {
            try
            {
                await assertion();
                return;
            }
            catch (Exception) when (asked.Elapsed < Patience)
            {
                await pace.WaitForNextTickAsync();
            }
        }
    }
}
