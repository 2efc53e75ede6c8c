using System.Security.Claims;
using Microsoft.Extensions.Caching.Memory;

namespace Coaching.Web.Authentication;

/// <summary>Tokens that were found good a moment ago: who sends hundreds of messages a second shows the same one each time.</summary>
/// <param name="clock">The system's, by which tokens expire.</param>
public sealed class CheckedTokens(TimeProvider clock) : IDisposable
{
    /// <summary>A token whose key is withdrawn is taken that much longer.</summary>
    public static readonly TimeSpan TrustFor = TimeSpan.FromSeconds(30);

    private const int Capacity = 1_000;

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = Capacity });

    public ClaimsPrincipal? Find(string token) =>
        known.TryGetValue(token, out Known? found) && clock.GetUtcNow() < found!.Until ? found.User : null;

    /// <param name="goodUntil">When the token expires.</param>
    public void Add(string token, ClaimsPrincipal user, DateTimeOffset goodUntil)
    {
        var trustedUntil = clock.GetUtcNow() + TrustFor;
        var entry = new Known(user, trustedUntil < goodUntil ? trustedUntil : goodUntil);
        known.Set(token, entry, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TrustFor });
    }

    public void Dispose() => known.Dispose();

    private sealed record Known(ClaimsPrincipal User, DateTimeOffset Until);
}
