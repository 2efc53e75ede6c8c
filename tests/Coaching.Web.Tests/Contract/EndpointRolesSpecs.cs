using System.Net;
using System.Text;
using System.Text.Json;
using Coaching.Web.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coaching.Web.Tests.Contract;

/// <summary>
/// Who may call what, over everything the host serves. The tables are written by hand on purpose: an endpoint that is in neither fails here, so that
/// nobody adds one without deciding.
/// </summary>
public sealed class EndpointRolesSpecs(LiveHost host) : IClassFixture<LiveHost>
{
    private static readonly Role[] Directory = [Role.Admin, Role.Integration];
    private static readonly Role[] Send = [Role.Admin, Role.Supervisor];
    private static readonly Role[] Agent = [Role.Agent];

    private static readonly Dictionary<string, Role[]> Guarded = new()
    {
        ["PUT /api/v1/directory"] = Directory,
        ["PUT /api/v1/directory/agents"] = Directory,
        ["PUT /api/v1/directory/agents/{id}"] = Directory,
        ["DELETE /api/v1/directory/agents/{id}"] = Directory,
        ["GET /api/v1/directory"] = Send,
        ["GET /api/v1/agents"] = Send,
        ["PUT /api/v1/agents/{id}/status"] = Directory,
        ["POST /api/v1/audiences/preview"] = Send,
        ["POST /api/v1/messages"] = Send,
        ["GET /api/v1/messages"] = Send,
        ["GET /api/v1/messages/{id}"] = Send,
        ["GET /api/v1/messages/{id}/deliveries"] = Send,
        ["POST /api/v1/messages/{id}/resend"] = Send,
        ["POST /api/v1/messages/{id}/recall"] = Send,
        ["GET /api/v1/inbox"] = Agent,
        ["POST /api/v1/inbox/read"] = Agent,
        ["POST /api/v1/inbox/{id}/acknowledge"] = Agent,
        ["POST /hubs/agent"] = Agent,
        ["POST /hubs/agent/negotiate"] = Agent,
        ["POST /hubs/coaching"] = Send,
        ["POST /hubs/coaching/negotiate"] = Send,
    };

    // Nothing secret: probes, the description, what pages need before sign-in, the pages themselves, and tools that only development has.
    private static readonly string[] Open =
    [
        "/healthz", "/healthz/live", "/healthz/ready", "/metrics", "/openapi/{documentName}.json", "/scalar/{**path}", "/config", "/api/v1/config",
        "/auth/config", "/dev/token", "/dev/clock", "/", "/agent", "/coaching",
        "/coach-messages.js",
    ];

    public static TheoryData<string> Calls => [.. Guarded.Keys];

    [Fact]
    public void Should_have_decided_who_may_call_every_endpoint()
    {
        var undecided = Endpoints().Where(e => !IsOpen(e) && !Names(e).All(Guarded.ContainsKey)).SelectMany(Names);
        Assert.Empty(undecided);
    }

    [Fact]
    public void Should_be_open_to_anybody_only_where_it_is_meant_to_be()
    {
        var open = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null);

        Assert.All(open, e => Assert.True(IsOpen(e), $"{e.RoutePattern.RawText} is open to anybody."));
        Assert.All(Guarded.Keys, name => Assert.DoesNotContain(Open, path => name.EndsWith($" {path}", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Should_answer_401_without_a_token_and_403_to_every_other_role(string call)
    {
        if (!Endpoints().SelectMany(Names).Contains(call))
        {
            return;
        }

        var stranger = await CallAsync(host.WithToken(null), call);
        stranger.IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Contains(stranger.Headers.WwwAuthenticate, challenge => challenge.Scheme == "Bearer");
        (await CallAsync(host.WithToken("nonsense"), call)).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");

        foreach (var role in Enum.GetValues<Role>())
        {
            var answer = await CallAsync(host.As(role, "ann", "north"), call);

            if (Guarded[call].Contains(role))
            {
                Assert.NotEqual(HttpStatusCode.Unauthorized, answer.Status);
                Assert.NotEqual(HttpStatusCode.Forbidden, answer.Status);
                Assert.True((int)answer.Status < 500, answer.Body);
            }
            else
            {
                answer.IsProblem(HttpStatusCode.Forbidden, "forbidden");
            }
        }
    }

    [Theory]
    [InlineData("GET /api/v1/nothing")]
    [InlineData("GET /api/v2/messages")]
    [InlineData("GET /hubs/nothing")]
    public async Task Should_answer_404_as_a_problem_where_nothing_is(string call) =>
        (await CallAsync(host.Admin, call)).IsProblem(HttpStatusCode.NotFound, "not-found");

    [Theory]
    [InlineData("DELETE /api/v1/messages")]
    [InlineData("POST /api/v1/inbox")]
    [InlineData("PATCH /api/v1/directory")]
    public async Task Should_answer_405_as_a_problem_where_the_method_is_another(string call) =>
        (await CallAsync(host.Admin, call)).IsProblem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");

    [Fact]
    public async Task Should_describe_every_call_of_the_api_with_its_security_and_problems()
    {
        var document = (await host.WithToken(null).GetAsync("/openapi/v1.json")).Is(HttpStatusCode.OK);
        var paths = document["paths"];
        Assert.StartsWith("3.", document.Text("openapi"), StringComparison.Ordinal);
        Assert.Equal("http", document["components"].GetProperty("securitySchemes").GetProperty("bearer").GetProperty("type").GetString());

        foreach (var name in Endpoints().SelectMany(Names).Where(n => n.Contains("/api/v1/", StringComparison.Ordinal)))
        {
            var (method, path) = (name.Split(' ')[0], name.Split(' ')[1]);
            Assert.True(paths.TryGetProperty(path, out var item) && item.TryGetProperty(method.ToLowerInvariant(), out _), $"{name} is not described.");
            var call = item.GetProperty(method.ToLowerInvariant());
            var responses = call.GetProperty("responses");
            Assert.False(string.IsNullOrWhiteSpace(call.GetProperty("summary").GetString()), name);
            Assert.Contains(responses.EnumerateObject(), r => r.Name.StartsWith('2'));

            if (!Guarded.ContainsKey(name))
            {
                Assert.False(call.TryGetProperty("security", out _), name);
                continue;
            }

            Assert.Contains(call.GetProperty("security").EnumerateArray(), s => s.TryGetProperty("bearer", out _));

            foreach (var status in (string[])["401", "403", .. method is "PUT" or "POST" && call.TryGetProperty("requestBody", out _) ? ["400", "413", "415"] : Array.Empty<string>()])
            {
                Assert.True(
                    responses.TryGetProperty(status, out var problem) && problem.GetProperty("content").TryGetProperty("application/problem+json", out _),
                    $"{name} {status}");
            }

            foreach (var parameter in path.Split('/').Where(p => p.StartsWith('{')))
            {
                Assert.Contains(call.GetProperty("parameters").EnumerateArray(), p =>
                    p.GetProperty("name").GetString() == parameter.Trim('{', '}') && p.GetProperty("in").GetString() == "path" && p.GetProperty("required").GetBoolean());
            }
        }
    }

    [Fact]
    public async Task Should_resolve_every_reference_and_name_every_type_in_the_description()
    {
        var document = (await host.WithToken(null).GetAsync("/openapi/v1.json")).Json;

        foreach (var reference in References(document))
        {
            var found = reference.TrimStart('#', '/').Split('/').Aggregate(
                (JsonElement?)document, (at, part) => at is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(part, out var next) ? next : null);
            Assert.True(found is not null, $"{reference} leads nowhere.");
        }

        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject())
            .Select(o => o.Value.TryGetProperty("operationId", out var id) ? id.GetString() : null).OfType<string>().ToList();
        Assert.Equal(operations.Count, operations.Distinct().Count());
    }

    [Theory]
    [InlineData("get", "/api/v1/agents", "campaign list team queue status search limit cursor")]
    [InlineData("get", "/api/v1/messages", "mine limit cursor")]
    [InlineData("get", "/api/v1/messages/{id}/deliveries", "state limit cursor")]
    public async Task Should_describe_the_query_as_the_contract_has_it(string method, string path, string names)
    {
        var document = (await host.WithToken(null).GetAsync("/openapi/v1.json")).Json;

        var described = document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("parameters").EnumerateArray()
            .Where(p => p.GetProperty("in").GetString() == "query").ToList();

        Assert.Equal(names.Split(' ').Order(), described.Select(p => p.GetProperty("name").GetString()).Order());
        Assert.All(described, p => Assert.False(p.TryGetProperty("required", out var required) && required.GetBoolean()));
    }

    private static IEnumerable<string> References(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p =>
            p.Name == "$ref" && p.Value.ValueKind == JsonValueKind.String ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static string Path(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText?.Trim('/')}";

    private static bool IsOpen(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        && (Open.Contains(Path(endpoint)) || Path(endpoint).StartsWith("/scalar", StringComparison.Ordinal) || Path(endpoint).Contains("assets", StringComparison.Ordinal));

    private static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["POST"])
        .Select(method => $"{method} {Path(endpoint)}");

    private IEnumerable<RouteEndpoint> Endpoints() => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static Task<Answer> CallAsync(Api api, string call)
    {
        var (method, path) = (call.Split(' ')[0], call.Split(' ')[1]);
        // Nothing that any call would take: what is asked here is who gets as far as being told so.
        object? body = method == "GET" ? null : path.EndsWith("/directory/agents", StringComparison.Ordinal) ? new StringContent("x", Encoding.UTF8, "text/csv") : "[]";
        return api.SendAsync(new HttpMethod(method), path.Replace("{id}", "x", StringComparison.Ordinal), body);
    }
}
