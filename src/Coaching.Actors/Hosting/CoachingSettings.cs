using Coaching.Actors.Agents;
using Coaching.Actors.ClearDown;
using Coaching.Actors.Configuration;
using Coaching.Actors.Directory;
using Coaching.Actors.MessageLog;
using Coaching.Actors.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Actors.Hosting;

public static class CoachingSettings
{
    /// <summary>All settings of the actors and their stores, each for injection by its own type.</summary>
    public static IServiceCollection AddCoachingSettings(this IServiceCollection services) => services
        .AddSettings(ClusterSettings.Read)
        .AddSettings(DirectorySettings.Read)
        .AddSettings(MessagesSettings.Read)
        .AddSettings(RetentionSettings.Read)
        .AddSettings(SessionsSettings.Read)
        .AddSettings(StatusesSettings.Read);

    /// <summary>The clock, as <see cref="TimeProvider"/> for who reads it and as <see cref="HostClock"/> for who moves it.</summary>
    public static IServiceCollection AddHostClock(this IServiceCollection services) => services
        .AddSingleton<HostClock>(_ => new HostClock())
        .AddSingleton<TimeProvider>(provider => provider.GetRequiredService<HostClock>());
}
