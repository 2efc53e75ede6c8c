using Akka.Actor;
using Coaching.Actors.Audiences;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Protocol;
using Coaching.Actors.Roster;
using Coaching.Actors.Tests.Fakes;
using Coaching.Actors.Tests.MessageLog;
using Xunit;
using Scope = Coaching.Actors.Protocol.Scope;

namespace Coaching.Actors.Tests.Audiences;

public sealed class DraftingSpecs
{
    private static readonly RosterBoard Board = new(Office.Noon);

    private static readonly SendMessage ToAll = new(
        new MessageId("m"), Office.Sue, new Scope.Everyone(), new AudienceRule.Everyone(), "Hello", Priority.Normal, false, null, null);

    [Fact]
    public void Should_freeze_the_audience_within_the_sender_s_scope()
    {
        var (draft, unresolved) = Drafting.Of(ToAll with { Scope = Office.North }, Office.Index, Board, Office.Noon);

        Assert.Equal(AgentSet.FromOrdinals([Office.Ann, Office.Bob]), draft.Audience);
        Assert.Null(unresolved);
        Assert.Equal("""{"everyone":true}""", draft.Rule);
    }

    [Fact]
    public void Should_name_the_unknown_when_an_agent_is_out_of_scope()
    {
        var (draft, unresolved) = Drafting.Of(
            ToAll with { Scope = Office.North, Rule = new AudienceRule.OfAgents(["cat"]) }, Office.Index, Board, Office.Noon);

        Assert.Null(draft.Audience);
        Assert.Equal(["agent 'cat'"], Assert.IsType<SendReply.UnknownIds>(unresolved).Names);
    }

    [Fact]
    public void Should_say_nobody_when_the_rule_leaves_none()
    {
        var (draft, unresolved) = Drafting.Of(ToAll with { Scope = new Scope.OfTeams([]) }, Office.Index, Board, Office.Noon);

        Assert.Null(draft.Audience);
        Assert.IsType<SendReply.Nobody>(unresolved);
    }

    [Fact]
    public void Should_send_to_exactly_the_previewed_when_all_are_still_there()
    {
        var preview = AgentSet.FromOrdinals([Office.Bob]);

        var (draft, unresolved) = Drafting.Of(ToAll with { Preview = preview }, Office.Index, Board, Office.Noon);

        Assert.Equal(preview, draft.Audience);
        Assert.Null(unresolved);
    }

    [Fact]
    public void Should_tell_the_new_count_when_one_of_the_previewed_left()
    {
        var (draft, unresolved) = Drafting.Of(
            ToAll with { Preview = AgentSet.FromOrdinals([Office.Ann, Office.Bob]) }, Office.With(Office.Bob, row => row, removed: true), Board, Office.Noon);

        Assert.Null(draft.Audience);
        Assert.Equal(3, Assert.IsType<SendReply.AudienceChanged>(unresolved).Count);
    }

    [Fact]
    public void Should_tell_the_new_count_when_the_token_ran_out()
    {
        var (draft, unresolved) = Drafting.Of(ToAll with { Preview = AgentSet.Empty }, Office.Index, Board, Office.Noon);

        Assert.Null(draft.Audience);
        Assert.Equal(4, Assert.IsType<SendReply.AudienceChanged>(unresolved).Count);
    }

    [Fact]
    public void Should_answer_by_what_the_log_says()
    {
        var draft = Drafts.New("m1", 1);
        var send = new PendingSend(draft, new SendReply.Nobody(), ActorRefs.Nobody, 0);

        Assert.Equal(
            new SendReply.Accepted(draft.Id, 2, Office.Noon, true), Drafting.Answer(send, new AppendResult.Appended(Office.Message(1, 0, 1))));
        Assert.Equal(
            new SendReply.Accepted(draft.Id, 5, Office.Noon, false), Drafting.Answer(send, new AppendResult.Known(Drafts.Hash(1), 5, Office.Noon)));
        Assert.IsType<SendReply.DifferentContent>(Drafting.Answer(send, new AppendResult.Known(Drafts.Hash(2), 5, Office.Noon)));
        Assert.IsType<SendReply.Nobody>(Drafting.Answer(send, new AppendResult.NotResolved()));
    }
}
