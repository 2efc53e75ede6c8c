using System.Net;
using Akka.Actor;
using Coaching.Actors.Audiences;
using Coaching.Actors.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Web.Tests.Contract;

/// <summary>Toasts of a message to many wait for the answer to its sender.</summary>
public sealed class HeadStartSpecs(HeadStartSpecs.CrowdedHost host) : IClassFixture<HeadStartSpecs.CrowdedHost>
{
    [Fact]
    public async Task Should_say_when_the_answer_to_a_message_to_many_was_written()
    {
        var system = host.Services.GetRequiredService<ActorSystem>();
        using var news = Inbox.Create(system);
        system.EventStream.Subscribe(news.Receiver, typeof(HeadStartOver));
        var id = Api.NewId();

        await host.Admin.SendMessageAsync(Centre.To("ann"), "To one.");
        (await host.Admin.PostAsync("messages", new { id, audience = Centre.Everyone, body = "To all." })).Is(HttpStatusCode.Accepted);

        Assert.Equal(id, ((HeadStartOver)await news.ReceiveAsync()).Id.Value);
    }

    public sealed class CrowdedHost : LiveHost
    {
        protected override object[] MoreAgents =>
            [.. Enumerable.Range(1, ToastBridge.Few).Select(i => Centre.Agent($"agent-{i}", $"Agent {i}", "north"))];
    }
}
