using System.Text.Json.Nodes;
using NJsonSchema;

namespace Coaching.Web.Tests.Topology;

/// <summary>The compose file, for want of an engine: its shape, and what the services say of each other.</summary>
public sealed class ComposeSpecs
{
    private readonly ComposeFile compose = ComposeFile.Read();

    [Fact]
    public async Task Should_have_the_shape_of_the_compose_specification()
    {
        var schema = await SchemaAsync();

        Assert.Empty(schema.Validate(compose.Text));
        Assert.NotEmpty(schema.Validate(compose.Text.Replace("\"restart\"", "\"restrat\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(compose.Text.Replace("service_healthy", "healthy", StringComparison.Ordinal)));
    }

    [Fact]
    public void Should_run_three_nodes_a_database_and_a_balancer() =>
        Assert.Equal(["balancer", "database", "node1", "node2", "node3"], compose.Services.Select(service => service.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Should_publish_the_balancer_alone_on_this_machine_alone()
    {
        var published = compose.Services.Where(service => service.Value!["ports"] is not null);

        var (name, balancer) = Assert.Single(published);
        Assert.Equal("balancer", name);
        Assert.Equal(["${PUBLISH:-127.0.0.1:5080}:8080"], balancer!["ports"]!.AsArray().Select(port => port!.ToString()));
    }

    [Fact]
    public void Should_let_nodes_and_balancer_find_each_node_by_its_name()
    {
        var seeds = string.Join(',', compose.Nodes.Select(node => $"{node}:4053"));

        Assert.All(compose.Nodes, node =>
        {
            var settings = compose.Settings(node);
            Assert.Equal((node, "4053", seeds), (settings["Cluster__Hostname"], settings["Cluster__Port"], settings["Cluster__SeedNodes"]));
            Assert.Equal(node, compose.Services[node]!["hostname"]!.ToString());
        });
        Assert.Equal(string.Join(',', compose.Nodes.Select(node => $"http://{node}:8080")), compose.Settings("balancer")["Balancer__Nodes"]);
    }

    [Fact]
    public void Should_differ_in_nothing_but_the_name_from_node_to_node()
    {
        var alike = compose.Nodes.Select(node => compose.Services[node]!.ToJsonString().Replace(node + "\"", "node\"", StringComparison.Ordinal));

        Assert.Single(alike.Distinct());
    }

    [Fact]
    public void Should_say_of_every_service_when_it_is_ready_and_start_it_again_when_it_ends() => Assert.All(compose.Services, service =>
    {
        Assert.Equal("unless-stopped", service.Value!["restart"]!.ToString());
        Assert.True(service.Value["healthcheck"] is not null || Dockerfile(service.Value)?.Contains("\nHEALTHCHECK ", StringComparison.Ordinal) is true, service.Key);
    });

    [Fact]
    public void Should_let_our_own_services_write_nothing_and_be_nobody() =>
        Assert.All(compose.Services.Where(service => service.Value!["build"] is not null), service =>
        {
            Assert.Equal("true", service.Value!["read_only"]!.ToString());
            Assert.Equal("""["ALL"]""", service.Value["cap_drop"]!.ToJsonString());
            Assert.Equal("""["no-new-privileges:true"]""", service.Value["security_opt"]!.ToJsonString());
            Assert.Contains("\nUSER $APP_UID", Dockerfile(service.Value), StringComparison.Ordinal);
        });

    private static string? Dockerfile(JsonNode service) =>
        service["build"]?["dockerfile"] is { } path ? Repository.Read(path.ToString()) : null;

    private static async Task<JsonSchema> SchemaAsync()
    {
        await using var resource = typeof(ComposeSpecs).Assembly.GetManifestResourceStream("compose-spec.json")!;
        return await JsonSchema.FromJsonAsync(resource);
    }
}
