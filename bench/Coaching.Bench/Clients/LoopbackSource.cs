using System.Net;
using System.Net.Sockets;

namespace Coaching.Bench.Clients;

/// <summary>Many source addresses on loopback: one has ports for 28,000 connections, and closed ones keep theirs for a minute.</summary>
internal static class LoopbackSource
{
    private const int Addresses = 8;
    private const int LevelIp = 0;
    private const int BindAddressNoPort = 24;

    public static void Bind(Socket socket, int connection, IPEndPoint server)
    {
        if (!OperatingSystem.IsLinux() || !IPAddress.IsLoopback(server.Address))
        {
            return;
        }

        // The port is chosen at the connect, when the destination is known, and not at the bind, when it must be free for all of them.
        socket.SetRawSocketOption(LevelIp, BindAddressNoPort, [1, 0, 0, 0]);
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(2 + (connection % Addresses))]), 0));
    }
}
