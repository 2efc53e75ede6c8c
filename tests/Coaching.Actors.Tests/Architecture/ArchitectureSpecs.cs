using System.Reflection;
using System.Text.RegularExpressions;
using Akka.Actor;
using Coaching.Actors.Agents;
using Coaching.Actors.Audiences;
using Coaching.Actors.ClearDown;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Persistence.Journal;
using Coaching.Actors.Protocol;
using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;
using Coaching.Actors.Sessions;
using Xunit;

namespace Coaching.Actors.Tests.Architecture;

public sealed partial class ArchitectureSpecs
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Actors = typeof(AgentActor).Assembly;

    /// <summary>The architecture names these without the suffix.</summary>
    private static readonly Type[] ActorsByOtherNames =
        [typeof(ToastBridge), typeof(ReceiptWriter), typeof(ReceiptProjection), typeof(BatchedReplayJournal)];

    public static TheoryData<Type> PureCore =>
    [
        typeof(AgentState), typeof(AgentDecider), typeof(AgentEvent), typeof(BusinessDay), typeof(DayIndex), typeof(DirectoryIndex), typeof(AudienceResolver),
        typeof(AudienceRule), typeof(AgentSet), typeof(AgentQuery), typeof(AgentsWatch), typeof(RosterBoard), typeof(SiteDays), typeof(SendHash), typeof(Sent),
        typeof(SendDraft), typeof(MessageReceipts), typeof(ReceiptBook), typeof(PendingDeliveries), typeof(Viewer), typeof(Cutoffs),
    ];

    [Fact]
    public void Should_know_nothing_of_the_edge() => Assert.DoesNotContain(
        Actors.GetReferencedAssemblies(), a => a.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || a.Name.StartsWith("Coaching.", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(PureCore))]
    public void Should_keep_the_pure_core_free_of_actors_clocks_and_storage(Type type)
    {
        var used = Used(type).Concat(type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(Used)).SelectMany(Parts).ToHashSet();

        Assert.DoesNotContain(used, IsImpure);
    }

    [Fact]
    public void Should_seal_every_actor_and_name_it_so()
    {
        var actors = Actors.GetTypes().Where(t => t.IsSubclassOf(typeof(ActorBase)) && !t.IsAbstract).ToList();

        Assert.All(actors, a => Assert.True(a.IsSealed, a.Name));
        Assert.All(actors.Except(ActorsByOtherNames), a => Assert.EndsWith("Actor", a.Name));
        Assert.True(actors.Count >= 10);
    }

    [Fact]
    public void Should_ask_an_injected_clock_only() =>
        Assert.Empty(Lines().Where(line => ClockReads().IsMatch(line.Text)).Select(line => $"{line.Path}:{line.Number}"));

    [Fact]
    public void Should_sort_sources_by_domain_nouns_only() =>
        Assert.DoesNotContain(SourceTree.Files, f => f.Path.Split('/').Any(part => part is "Utils" or "Helpers" or "Common" or "Managers" or "Models"));

    [Fact]
    public void Should_keep_source_files_short() =>
        Assert.Empty(SourceTree.Files.Where(f => f.Lines.Length > 300).Select(f => $"{f.Path}: {f.Lines.Length}"));

    /// <summary>
    /// An expression is built, and compiled where it reads a property, each time it is used: for every connection and every agent that wakes up. At the
    /// start of a node it may be.
    /// </summary>
    [Fact]
    public void Should_create_no_actor_by_an_expression_but_at_the_start_of_a_node() =>
        Assert.Empty(Lines()
            .Where(line => PropsByExpression().IsMatch(line.Text) && (!line.Path.Contains("/Hosting/", StringComparison.Ordinal) || PropsForEach().IsMatch(line.Text)))
            .Select(line => $"{line.Path}:{line.Number}"));

    /// <summary>S6: agents cannot reply. A command carries ids, numbers, a status, and a reason that is checked against the configured ones.</summary>
    [Theory]
    [InlineData(typeof(AgentCommand))]
    [InlineData(typeof(SessionCommand))]
    public void Should_let_no_command_carry_text_of_an_agent(Type family)
    {
        var carried = family.Assembly.GetTypes().Where(t => t.IsSubclassOf(family))
            .SelectMany(t => t.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => (Command: t.Name, p.Name, p.ParameterType)))
            .ToList();

        Assert.All(carried, p => Assert.True(IsSafe(p.ParameterType) || p is { Command: "SetStatus", Name: "Reason" }, $"{p.Command}.{p.Name}"));
        Assert.True(carried.Count > 4);
    }

    private static bool IsSafe(Type type) =>
        type == typeof(AgentId) || type == typeof(MessageId) || type == typeof(long) || type == typeof(AgentStatus)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && IsSafe(type.GetGenericArguments()[0]));

    private static IEnumerable<(string Path, int Number, string Text)> Lines() =>
        SourceTree.Files.SelectMany(f => f.Lines.Select((text, i) => (f.Path, i + 1, text)));

    private static bool IsImpure(Type type) =>
        type == typeof(TimeProvider)
        || type.IsAssignableTo(typeof(Task))
        || type.Namespace is { } name && (name.StartsWith("Akka", StringComparison.Ordinal) || name.StartsWith("System.IO", StringComparison.Ordinal)
            || name.StartsWith("System.Data", StringComparison.Ordinal) || name.StartsWith("System.Net", StringComparison.Ordinal));

    /// <summary>The types that a type's members and the bodies of its methods hold.</summary>
    private static IEnumerable<Type> Used(Type type) =>
        type.GetInterfaces()
            .Concat(type.BaseType is { } parent ? [parent] : [])
            .Concat(type.GetFields(All).Select(f => f.FieldType))
            .Concat(type.GetMethods(All).Select(m => m.ReturnType))
            .Concat(type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).SelectMany(m =>
                m.GetParameters().Select(p => p.ParameterType).Concat(m.GetMethodBody()?.LocalVariables.Select(v => v.LocalType) ?? [])));

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now\b")]
    private static partial Regex ClockReads();

    [GeneratedRegex(@"Props\.Create(<\w+>)?\(\(\) =>")]
    private static partial Regex PropsByExpression();

    [GeneratedRegex(@"\w+ => Props\.Create")]
    private static partial Regex PropsForEach();
}
