using Akka.Actor;
using Coaching.Actors.Hosting;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Hosting;

public sealed class MessageRingSpecs
{
    [Fact]
    public void Should_be_a_queue_with_two_ends_when_used_in_any_way()
    {
        Gen.Int[0, 4].Array[0, 200].Sample(steps =>
        {
            var queue = new MessageRing();
            var model = new LinkedList<object>();

            foreach (var (step, number) in steps.Select((step, i) => (step, (object)i)))
            {
                switch (step)
                {
                    case 0 or 1:
                        queue.Enqueue(ActorRefs.Nobody, new Envelope(number, ActorRefs.NoSender));
                        model.AddLast(number);
                        break;
                    case 2:
                        queue.EnqueueFirst(new Envelope(number, ActorRefs.NoSender));
                        model.AddFirst(number);
                        break;
                    default:
                        Assert.Equal(model.First is not null, queue.TryDequeue(out var envelope));
                        Assert.Equal(model.First?.Value, envelope.Message);

                        if (model.First is not null)
                        {
                            model.RemoveFirst();
                        }

                        break;
                }

                Assert.Equal((model.Count, model.Count > 0), (queue.Count, queue.HasMessages));
            }
        });
    }

    [Fact]
    public void Should_give_back_what_a_burst_took_when_it_is_over()
    {
        var queue = new MessageRing();

        for (var i = 0; i < 1_000; i++)
        {
            queue.Enqueue(ActorRefs.Nobody, new Envelope(i, ActorRefs.NoSender));
        }

        for (var i = 0; i < 1_000; i++)
        {
            Assert.True(queue.TryDequeue(out var envelope));
            Assert.Equal(i, envelope.Message);
        }

        Assert.False(queue.HasMessages);
        Assert.False(queue.TryDequeue(out _));
    }

    [Fact]
    public void Should_hand_what_is_left_to_the_dead_letters_when_its_actor_ends()
    {
        var (queue, dead) = (new MessageRing(), new MessageRing());
        queue.Enqueue(ActorRefs.Nobody, new Envelope("first", ActorRefs.NoSender));
        queue.Enqueue(ActorRefs.Nobody, new Envelope("second", ActorRefs.NoSender));

        queue.CleanUp(ActorRefs.Nobody, dead);

        Assert.Equal((0, 2), (queue.Count, dead.Count));
        Assert.True(dead.TryDequeue(out var envelope) && envelope.Message.Equals("first"));
    }

    [Fact]
    public void Should_keep_what_each_thread_wrote_in_order_when_many_write()
    {
        const int Writers = 4;
        const int Each = 5_000;
        var queue = new MessageRing();
        var next = new int[Writers];

        Parallel.For(0, Writers, writer =>
        {
            for (var i = 0; i < Each; i++)
            {
                queue.Enqueue(ActorRefs.Nobody, new Envelope((writer, i), ActorRefs.NoSender));
            }
        });

        while (queue.TryDequeue(out var envelope))
        {
            var (writer, i) = ((int, int))envelope.Message;
            Assert.Equal(next[writer]++, i);
        }

        Assert.All(next, count => Assert.Equal(Each, count));
    }
}
