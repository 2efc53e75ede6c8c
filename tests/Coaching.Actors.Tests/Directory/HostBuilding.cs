using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coaching.Actors.Tests.Directory;

internal static class HostBuilding
{
    public static IHost WithServices(this HostApplicationBuilder builder, Action<IServiceCollection> add)
    {
        add(builder.Services);
        return builder.Build();
    }
}
