using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Web.Api;

public static class ApiServices
{
    /// <summary>JSON, problems, OpenAPI and CORS: what every endpoint stands on.</summary>
    public static IServiceCollection AddCoachingApi(this IServiceCollection services) => services
        .AddProblems()
        .AddOpenApiDocument()
        .AddEmbedding()
        .ConfigureHttpJsonOptions(options => CoachingJson.Configure(options.SerializerOptions));
}
