namespace Coaching.Bench.Clients;

/// <summary>Continuations run where the kernel said that bytes came: a client that hops threads for every toast costs more than the server.</summary>
internal static class InlineSockets
{
    /// <summary>Before the first socket: it is read once.</summary>
    public static void Enable() => Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
}
