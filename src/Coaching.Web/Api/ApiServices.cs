using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Web.Api;

public static class ApiServices
{
    /// <summary>JSON, problems, OpenAPI and CORS: what every endpoint stands on.</summary>
    public static IServiceCollection AddCoachingApi(this IServiceCollection services) => services
        .AddProblems()
        .AddSingleton<SendReader>()
        .AddSingleton<AgentInboxes>()
        .AddOpenApiDocument()
        .AddEmbedding()
        .ConfigureHttpJsonOptions(options => CoachingJson.Configure(options.SerializerOptions));
}
