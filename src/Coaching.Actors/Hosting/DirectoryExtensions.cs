using Akka.Actor;
using Akka.Hosting;
using Coaching.Actors.Directory;
using Coaching.Actors.Persistence;
using Coaching.Actors.Persistence.Directory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Coaching.Actors.Hosting;

/// <summary>The directory on this node.</summary>
public static class DirectoryExtensions
{
    /// <summary>
    /// What <see cref="WithDirectory"/> stands on: <see cref="CurrentDirectory"/>, the store in the directory's database, and the pace of following it.
    /// A store or pace that was registered before is kept.
    /// </summary>
    public static IServiceCollection AddDirectory(this IServiceCollection services)
    {
        services.TryAddSingleton<CurrentDirectory>();
        services.TryAddSingleton(DirectoryPace.Default);
        services.TryAddSingleton<IDirectoryStore>(provider => new SqlDirectoryStore(
            provider.GetRequiredService<Databases>()[DatabasePart.Directory], provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DirectoryContext>();
        return services;
    }

    /// <summary>Starts this node's <see cref="DirectoryActor"/>, to be had as <c>IRequiredActor&lt;DirectoryActor&gt;</c>.</summary>
    public static AkkaConfigurationBuilder WithDirectory(this AkkaConfigurationBuilder builder) => builder.WithActors((system, registry, resolver) =>
    {
        var context = resolver.GetService<DirectoryContext>();
        registry.Register<DirectoryActor>(system.ActorOf(Props.Create(() => new DirectoryActor(context)), "directory"));
    });
}
