using Coaching.Actors.Audiences;
using CsCheck;
using Xunit;

namespace Coaching.Actors.Tests.Audiences;

public sealed class AgentSetSpecs
{
    // Dense, sparse and empty sets, around word borders.
    private static readonly Gen<HashSet<int>> Ordinals = Gen.OneOf(
        Gen.Int[0, 200].HashSet[0, 150],
        Gen.Int[0, 60_000].HashSet[0, 300],
        Gen.Int[59_000, 60_000].HashSet[0, 100],
        Gen.Int[0, 5].Select(i => new[] { 0, 63, 64, 127, 128, AgentSet.MaxOrdinal }[i]).HashSet[0, 4]);

    [Fact]
    public void Should_do_what_hash_sets_do_when_combined() =>
        Ordinals.Select(Ordinals).Sample((a, b) =>
        {
            var (left, right) = (AgentSet.FromOrdinals(a), AgentSet.FromOrdinals(b));

            Assert.Equal(a.Union(b).Order(), left.Or(right).ToArray());
            Assert.Equal(a.Intersect(b).Order(), left.And(right).ToArray());
            Assert.Equal(a.Except(b).Order(), left.AndNot(right).ToArray());
            Assert.Equal(a.Overlaps(b), left.Overlaps(right));
            Assert.Equal(a.SetEquals(b), left.Equals(right));
        });

    [Fact]
    public void Should_contain_exactly_what_was_added_when_built() =>
        Ordinals.Sample(ordinals =>
        {
            var set = AgentSet.FromOrdinals(ordinals);

            Assert.Equal(ordinals.Count, set.Count);
            Assert.All(ordinals, ordinal => Assert.True(set.Contains(ordinal)));
            Assert.All(Enumerable.Range(-1, 300), ordinal => Assert.Equal(ordinals.Contains(ordinal), set.Contains(ordinal)));
        });

    [Fact]
    public void Should_be_equal_with_equal_hashes_when_the_same_agents_come_in_another_way() =>
        Ordinals.Select(Ordinals).Sample((a, b) =>
        {
            var direct = AgentSet.FromOrdinals(a);
            var roundabout = direct.Or(AgentSet.FromOrdinals(b)).AndNot(AgentSet.FromOrdinals(b.Except(a)));

            Assert.Equal(direct, roundabout);
            Assert.Equal(direct.GetHashCode(), roundabout.GetHashCode());
            Assert.Equal(direct.Encode(), roundabout.Encode());
        });

    [Fact]
    public void Should_come_back_when_encoded_and_decoded() =>
        Ordinals.Sample(ordinals =>
        {
            var set = AgentSet.FromOrdinals(ordinals);

            var encoded = set.Encode();

            Assert.Equal(set, AgentSet.Decode(encoded));
            Assert.True(encoded.Length <= 1 + Math.Min(ordinals.Count * 4, (ordinals.DefaultIfEmpty(-1).Max() + 8) / 8));
        });

    [Fact]
    public void Should_throw_a_format_exception_or_give_a_set_when_the_bytes_are_any() =>
        Gen.Byte.Array[0, 40].Select(Gen.Byte[0, 3]).Sample((bytes, format) =>
        {
            try
            {
                var set = AgentSet.Decode([format, .. bytes]);

                Assert.Equal(set, AgentSet.Decode(set.Encode()));
            }
            catch (FormatException)
            {
                // The other allowed outcome.
            }
        });

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("03")]
    [InlineData("0180")]
    [InlineData("018000")]
    [InlineData("01FFFFFFFF01")]
    [InlineData("01FFFFFF7F")]
    [InlineData("01FFFFFF0700")]
    [InlineData("02")]
    [InlineData("020100")]
    public void Should_throw_a_format_exception_when_the_bytes_are_malformed(string hex) =>
        Assert.Throws<FormatException>(() => AgentSet.Decode(Convert.FromHexString(hex)));

    [Fact]
    public void Should_throw_when_an_ordinal_is_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AgentSet.FromOrdinals([-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AgentSet.FromOrdinals([AgentSet.MaxOrdinal + 1]));
    }

    [Fact]
    public void Should_allocate_nothing_when_walked()
    {
        var set = AgentSet.FromOrdinals(Enumerable.Range(0, 10_000));
        _ = Sum(set);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = Sum(set);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(49_995_000, sum);
    }

    [Fact]
    public void Should_weigh_the_same_for_one_agent_whatever_its_ordinal()
    {
        AgentSet? made = null;

        long Weigh(int ordinal)
        {
            var bits = new ulong[(ordinal >> 6) + 1];
            bits[^1] = 1;
            var before = GC.GetAllocatedBytesForCurrentThread();
            made = AgentSet.Of(bits);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        _ = Weigh(0);

        Assert.Equal(Weigh(0), Weigh(49_999));
        Assert.Equal(1, made!.Count);
    }

    [Fact]
    public void Should_allocate_the_same_for_building_a_set_of_one_agent_whatever_its_ordinal()
    {
        static long Weigh(int ordinal)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var builder = new AgentSetBuilder();
            builder.Add(ordinal);
            _ = builder.ToSet();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        _ = Weigh(0);

        Assert.Equal(Weigh(0), Weigh(49_999));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(63)]
    public void Should_hold_the_same_when_built_downwards_as_when_built_upwards(int step)
    {
        var ordinals = Enumerable.Range(0, 2_000).Select(i => i * step).ToArray();

        Assert.Equal(ordinals, AgentSet.FromOrdinals(ordinals.Reverse()).ToArray());
        Assert.Equal(AgentSet.FromOrdinals(ordinals), AgentSet.FromOrdinals(ordinals.Reverse()));
        Assert.Equal(AgentSet.FromOrdinals(ordinals), AgentSet.FromOrdinals(ordinals[1_000..].Concat(ordinals[..1_000])));
    }

    [Fact]
    public void Should_take_six_kilobytes_when_half_of_fifty_thousand_agents_are_in_it() =>
        Assert.InRange(AgentSet.FromOrdinals(Enumerable.Range(0, 25_000).Select(i => i * 2)).Encode().Length, 6_000, 6_300);

    [Fact]
    public void Should_not_change_a_set_when_its_builder_goes_on()
    {
        var builder = new AgentSetBuilder();
        builder.Add(1);
        var set = builder.ToSet();

        builder.Add(2);

        Assert.Equal([1], set.ToArray());
        Assert.Equal([1, 2], builder.ToSet().ToArray());
    }

    private static long Sum(AgentSet set)
    {
        var sum = 0L;

        foreach (var ordinal in set)
        {
            sum += ordinal;
        }

        return sum;
    }
}
