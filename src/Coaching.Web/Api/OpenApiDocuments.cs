using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Coaching.Web.Api;

/// <summary>The API's own description, <c>/openapi/v1.json</c>, and a page to try it on in development.</summary>
public static class OpenApiDocuments
{
    private const string Scheme = "bearer";
    private const string ProblemJson = "application/problem+json";

    internal static IServiceCollection AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(DescribeProblems);
    });

    public static IEndpointRouteBuilder MapOpenApiDocument(this IEndpointRouteBuilder routes, IHostEnvironment environment)
    {
        routes.MapOpenApi().AllowAnonymous();

        if (environment.IsDevelopment())
        {
            routes.MapScalarApiReference().AllowAnonymous();
        }

        return routes;
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Coach messaging",
            Version = "v1",
            Description = "One-way messages from admins and supervisors to agents. Errors are problem details (RFC 9457) with a stable type.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Scheme,
            BearerFormat = "JWT",
            Description = "Claims: sub, name, role (admin, supervisor, agent, integration), teams (of a supervisor).",
        };
        return Task.CompletedTask;
    }

    private static async Task DescribeProblems(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), cancellationToken: cancel);
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        List<int> statuses = operation.RequestBody is null ? [500] : [400, 413, 415, 500];

        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            statuses.AddRange([401, 403]);
            operation.Security ??= [];
            operation.Security.Add(new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] });
        }

        foreach (var status in statuses.Order())
        {
            operation.Responses ??= [];
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
            {
                Description = Problems.OfStatus(status).ProblemDetails.Title,
                Content = new Dictionary<string, OpenApiMediaType> { [ProblemJson] = new() { Schema = schema } },
            });
        }
    }
}
