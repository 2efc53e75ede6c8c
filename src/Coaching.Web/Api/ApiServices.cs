using Coaching.Actors.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Coaching.Web.Api;

public static class ApiServices
{
    /// <summary>JSON, problems, OpenAPI and CORS: what every endpoint stands on.</summary>
    public static IServiceCollection AddCoachingApi(this IServiceCollection services)
    {
        services.TryAddSingleton<NodeDrain>();
        return services
            .AddProblems()
            .AddSingleton<SendReader>()
            .AddSingleton<AgentInboxes>()
            .AddOpenApiDocument()
            .AddEmbedding()
            .ConfigureHttpJsonOptions(options => CoachingJson.Configure(options.SerializerOptions));
    }
}
