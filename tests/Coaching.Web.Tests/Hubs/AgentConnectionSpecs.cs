using System.IO.Pipelines;
using Coaching.Actors.Protocol;
using Coaching.Web.Hubs;
using Coaching.Web.Tests.Contract;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coaching.Web.Tests.Hubs;

public sealed class AgentConnectionSpecs
{
    [Fact]
    public async Task Should_drop_the_client_when_it_leaves_more_writes_unfinished_than_it_may()
    {
        // The first write waits for a reader that never comes, and the others for the first.
        var client = Client(pausesAt: 1);
        var connection = new AgentConnection(client, 0);
        Write(connection, AgentConnection.MostUnfinishedWrites);
        Assert.False(client.ConnectionAborted.IsCancellationRequested);

        Write(connection, 1);

        await Eventually.TrueAsync(() => Task.FromResult(client.ConnectionAborted.IsCancellationRequested));
    }

    [Fact]
    public void Should_keep_the_client_when_its_writes_are_taken()
    {
        const long never = 0;
        var client = Client(pausesAt: never);

        Write(new AgentConnection(client, 0), 10 * AgentConnection.MostUnfinishedWrites);

        Assert.False(client.ConnectionAborted.IsCancellationRequested);
    }

    private static HubConnectionContext Client(long pausesAt)
    {
        var toClient = new Pipe(new PipeOptions(pauseWriterThreshold: pausesAt, resumeWriterThreshold: pausesAt));
        var fromClient = new Pipe();
        var transport = new DefaultConnectionContext(
            "c1", new Duplex(fromClient.Reader, toClient.Writer), new Duplex(toClient.Reader, fromClient.Writer));
        return new HubConnectionContext(transport, new HubConnectionContextOptions(), NullLoggerFactory.Instance) { Protocol = new JsonHubProtocol() };
    }

    private static void Write(AgentConnection connection, int statuses)
    {
        for (var i = 0; i < statuses; i++)
        {
            connection.ShowStatus(new ShownStatus(AgentStatus.Available, null, DateTimeOffset.UnixEpoch));
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
