using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Coaching.Actors.Persistence;
using Coaching.Bench.Clients;
using Coaching.Testing;

namespace Coaching.Bench.Servers;

/// <summary>The product as operators run it: hosts on a database of their own, the directory imported over the API.</summary>
internal sealed class ProductServers(int nodes, Centre centre, ITestDatabase database) : IServers
{
    private readonly IPEndPoint[] addresses = [.. Enumerable.Range(0, nodes).Select(_ => ServerProcess.FreeAddress())];
    private readonly IPEndPoint[] actorAddresses = [.. Enumerable.Range(0, nodes).Select(_ => ServerProcess.FreeAddress())];
    private ServerProcess[] running = [];
    private bool isFilled;

    public string Name => "product";

    public IReadOnlyList<ServerProcess> Nodes => running;

    public ProcessOutput Output { get; } = new();

    public Door Door => new(IsFloor: false, addresses);

    public async Task StartAsync(CancellationToken stop)
    {
        await EndAsync();

        if (!isFilled)
        {
            await database.InitializeAsync();
        }

        Launch();
        await Task.WhenAll(running.Select(node => node.ReadyAsync(stop)));

        if (!isFilled)
        {
            await ImportAsync(stop);
            isFilled = true;
        }
    }

    /// <summary>New processes, whether they are ready or not.</summary>
    public void Launch() => running = [.. Enumerable.Range(0, nodes).Select(LaunchNode)];

    /// <summary>To one of the nodes, in turn: any will do.</summary>
    public IReadOnlyList<NodeRequest> Send(Audience audience, long number)
    {
        var node = (int)(number % nodes);
        var (rule, token) = audience switch
        {
            Audience.Everyone => ("""{"everyone":true}""", Chief),
            Audience.One one => ($$"""{"agents":["{{Centre.AgentId(one.Agent)}}"]}""", Chief),
            Audience.Team team => ($$$"""{"filter":{"teams":["{{{Centre.TeamId(team.Number)}}}"]}}""", SupervisorOf(team.Number)),
            _ => throw new InvalidOperationException("Unknown audience."),
        };
        var json = $$"""{"id":"{{SendId.Of(number)}}","audience":{{rule}},"body":"{{HttpRequests.MessageText}}"}""";
        return [new NodeRequest(node, HttpRequests.Post(addresses[node], "/api/v1/messages", json, token))];
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await database.DisposeAsync();
    }

    public async Task EndAsync()
    {
        foreach (var node in running)
        {
            await node.DisposeAsync();
        }

        running = [];
    }

    private static string Chief => Tokens.Of("chief", "admin");

    /// <summary>One of twenty, each of whom may send to every twentieth team.</summary>
    private string SupervisorOf(int team)
    {
        const int Supervisors = 20;
        var teams = Enumerable.Range(0, centre.Agents / Centre.TeamSize).Where(t => t % Supervisors == team % Supervisors).Select(Centre.TeamId);
        return Tokens.Of($"supervisor-{team % Supervisors}", "supervisor", teams);
    }

    private ServerProcess LaunchNode(int node)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Persistence__Provider"] = database.Settings.Provider is DatabaseProvider.Sqlite ? "sqlite" : "postgresql",
            ["Persistence__ConnectionString"] = database.Settings.ConnectionString,
            ["Authentication__SigningKey"] = Tokens.Key,
            ["Directory__Demo"] = "false",
            // A line for each of ten thousand requests is what the console would be measured by.
            ["Serilog__MinimumLevel__Default"] = "Warning",
            ["Serilog__MinimumLevel__Override__Serilog.AspNetCore"] = "Fatal",
        };

        if (nodes > 1)
        {
            settings["Cluster__Hostname"] = "127.0.0.1";
            settings["Cluster__Port"] = actorAddresses[node].Port.ToString(CultureInfo.InvariantCulture);

            for (var seed = 0; seed < nodes; seed++)
            {
                settings[$"Cluster__SeedNodes__{seed}"] = actorAddresses[seed].ToString();
            }
        }

        return ServerProcess.Start([HostFiles.Assembly], addresses[node], settings, Output);
    }

    private async Task ImportAsync(CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://{addresses[0]}"), Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Chief);
        using var answer = await http.PutAsJsonAsync(new Uri("/api/v1/directory", UriKind.Relative), centre.Directory(), stop);

        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"PUT /directory was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
        }

        // Other nodes see it within two seconds.
        await Task.Delay(nodes > 1 ? TimeSpan.FromSeconds(3) : TimeSpan.Zero, stop);
    }
}
