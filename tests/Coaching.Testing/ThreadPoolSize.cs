using System.Runtime.CompilerServices;

namespace Coaching.Testing;

/// <summary>
/// Test runners and the SQLite driver block threads of the pool, and it grows by one or two a second: on two cores persistent actors stood still for
/// 20 to 60 s now and then. More threads from the start, and they do not.
/// </summary>
internal static class ThreadPoolSize
{
    private const int Threads = 32;

#pragma warning disable CA2255 // Test projects reference this one so that it sets up their process.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Raise() => ThreadPool.SetMinThreads(Threads, Threads);
}
