using Coaching.Actors.Audiences;
using Coaching.Actors.ClearDown;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;
using Coaching.Actors.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Actors.Hosting;

/// <summary>What a node's actors and its edge share: the indexes in memory, and their settings.</summary>
public static class CoachMessagingServices
{
    public static IServiceCollection AddCoachMessaging(this IServiceCollection services) => services
        .AddSingleton<DayIndex>()
        .AddSingleton<AwakeAgents>()
        .AddSingleton<ReceiptBook>()
        .AddSingleton<IClusterPlace, ClusterPlace>()
        .AddSingleton<NodeReadiness>()
        .AddSingleton<NodeDrain>()
        .AddSingleton<AudienceSettings>()
        .AddSingleton(p => new RosterBoard(p.GetRequiredService<TimeProvider>().GetUtcNow()))
        .AddSingleton<InboxJoin>()
        .AddSingleton<SentMessages>()
        .AddSingleton<WatchContext>()
        .AddSingleton<AudienceContext>()
        .AddSingleton<ProjectionContext>()
        .AddSingleton(p => ActivatorUtilities.CreateInstance<ReceiptContext>(p, Guid.CreateVersion7().ToString("N")))
        .AddSingleton(ClearDownPace.Default)
        .AddSingleton(p => ActivatorUtilities.CreateInstance<ClearDownContext>(p, p.GetRequiredService<ClearDownPace>().Every));
}
