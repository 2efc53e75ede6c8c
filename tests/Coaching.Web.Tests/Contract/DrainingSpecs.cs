using System.Net;
using Akka.Actor;
using Akka.Cluster;
using Coaching.Actors.Hosting;
using Coaching.Web.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coaching.Web.Tests.Contract;

/// <summary>A node on its way down, as clients and balancers see it.</summary>
public sealed class DrainingSpecs
{
    [Fact]
    public async Task Should_serve_while_it_is_announced_and_refuse_what_is_new_when_it_is_under_way()
    {
        var host = new LiveHost();
        await host.InitializeAsync();
        var drain = host.Services.GetRequiredService<NodeDrain>();

        drain.Announce();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.WithToken(null).GetAsync("/healthz/ready")).Status);
        await host.Admin.SendMessageAsync(Centre.To("ann"));
        await using (await host.OpenAsync("ann"))
        {
        }

        drain.Start();

        var refused = (await host.Admin.PostAsync("messages", new { id = Api.NewId(), audience = Centre.To("ann"), body = "x" })).Is(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        await using var late = host.Connection("/hubs/agent", host.TokenFor(Role.Agent, "ben"));
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => late.StartAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refusal.StatusCode);
        await host.DisposeAsync();
    }

    /// <summary>As the split brain resolver does to a minority: whoever supervises the process must start it again.</summary>
    [Fact]
    public async Task Should_end_with_a_failure_when_the_cluster_goes_on_without_this_node()
    {
        var host = new LiveHost();
        await host.InitializeAsync();
        var stopped = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopped.SetResult);
        var cluster = Cluster.Get(host.Services.GetRequiredService<ActorSystem>());

        try
        {
            cluster.Down(cluster.SelfAddress);
            await stopped.Task.WaitAsync(Eventually.Patience);

            Assert.NotEqual(0, Environment.ExitCode);
        }
        finally
        {
            Environment.ExitCode = 0;
            await host.DisposeAsync();
        }
    }
}
