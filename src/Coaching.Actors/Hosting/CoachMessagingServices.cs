using Coaching.Actors.Audiences;
using Coaching.Actors.ClearDown;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Receipts;
using Coaching.Actors.Roster;
using Coaching.Actors.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Coaching.Actors.Hosting;

/// <summary>What a node's actors and its edge share: the indexes in memory, and their settings.</summary>
public static class CoachMessagingServices
{
    public static IServiceCollection AddCoachMessaging(this IServiceCollection services)
    {
        services.TryAddSingleton<NodeDrain>();
        return services
            .AddSingleton<DayIndex>()
            .AddSingleton<ReceiptBook>()
            .AddSingleton<NodeReadiness>()
            .AddSingleton<AudienceSettings>()
            .AddSingleton(p => new RosterBoard(p.GetRequiredService<TimeProvider>().GetUtcNow()))
            .AddSingleton<InboxJoin>()
            .AddSingleton<SentMessages>()
            .AddSingleton<WatchContext>()
            .AddSingleton<AudienceContext>()
            .AddSingleton<ProjectionContext>()
            .AddSingleton(p => ActivatorUtilities.CreateInstance<ReceiptContext>(p, Guid.CreateVersion7().ToString("N")))
            .AddSingleton(p => ActivatorUtilities.CreateInstance<ClearDownContext>(p, ClearDownEvery));
    }

    private static readonly object ClearDownEvery = TimeSpan.FromSeconds(20);
}
