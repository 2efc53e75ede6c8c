using Coaching.Actors.Receipts;
using Xunit;

namespace Coaching.Actors.Tests.Receipts;

public sealed class JournalGapsSpecs
{
    private readonly JournalGaps gaps = new();

    [Fact]
    public void Should_be_safe_up_to_the_last_row_when_nothing_is_missing()
    {
        Assert.Equal(3, Observe(0, [1, 2, 3]));
        Assert.Equal(3, Observe(3, []));
    }

    [Fact]
    public void Should_stay_below_a_gap_until_its_drawer_must_have_ended()
    {
        Assert.Equal(1, Observe(0, [1, 3], oldestOpen: 50, nextId: 60, seconds: 0));
        Assert.Equal(1, Observe(3, [], oldestOpen: 70, nextId: 70, seconds: 1));
        Assert.Equal(1, Observe(3, [], oldestOpen: 70, nextId: 80, seconds: 2));
        Assert.Equal(1, Observe(3, [4], oldestOpen: 79, nextId: 90, seconds: 60));

        Assert.Equal(4, Observe(4, [], oldestOpen: 80, nextId: 90, seconds: 61));
        Assert.Empty(gaps.Open);
    }

    [Fact]
    public void Should_be_safe_when_the_missing_rows_turn_up()
    {
        Assert.Equal(1, Observe(0, [1, 5]));
        Assert.Equal(1, Observe(5, [3]));
        Assert.Equal([(2, 2), (4, 4)], gaps.Open);
        Assert.Equal(3, Observe(5, [2]));
        Assert.Equal(6, Observe(5, [4, 6]));
    }

    [Fact]
    public void Should_note_a_gap_once_when_pages_are_read_again()
    {
        Observe(0, [2, 3], oldestOpen: 1, nextId: 10, seconds: 0);
        Observe(0, [2, 3], oldestOpen: 1, nextId: 10, seconds: 2);

        Assert.Equal(3, Observe(0, [2, 3], oldestOpen: 10, nextId: 10, seconds: 3));
    }

    [Fact]
    public void Should_forget_what_it_knows_when_asked_from_further_below()
    {
        Observe(10, [11, 13]);

        Assert.Equal(2, Observe(0, [1, 2, 5, 13]));
        Assert.Equal([(3, 4), (6, 12)], gaps.Open);
    }

    [Fact]
    public void Should_not_pass_rows_that_a_short_page_left_out()
    {
        Observe(0, [1, 2, 3, 4]);

        Assert.Equal(2, Observe(0, [1, 2]));
    }

    private long Observe(long position, long[] numbers, long oldestOpen = 1, long nextId = 1, int seconds = 0) =>
        gaps.Observe(position, numbers, oldestOpen, nextId, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds));
}
