using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Coaching.Cluster.Tests.Clients;

/// <summary>An agent's page on the real SignalR client: reconnects for ever, repeats what was not confirmed, and checks all that it is shown.</summary>
/// <param name="node">Where to connect next: asked anew for each connection, as a balancer would be.</param>
public sealed class AgentClient(Func<Uri> node, string agentId, string token, Faults faults, AgentHabits? habits = null, Waits? waits = null, FollowedLog? log = null)
{
    private static readonly string[] Statuses = ["available", "onInteraction", "wrapUp", "onBreak"];
    private static readonly Random Chance = Random.Shared;
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(30);

    /// <summary>A node that was frozen takes connections and says nothing.</summary>
    private static readonly TimeSpan ConnectsWithin = TimeSpan.FromSeconds(3);

    private readonly AgentHabits habits = habits ?? AgentHabits.Restless;

    public string AgentId => agentId;

    public AgentDeeds Deeds { get; } = new(log ?? new FollowedLog(TimeSpan.Zero));

    /// <summary>Until an inbox was shown; repeats while there is no host.</summary>
    public async Task LogInAsync(CancellationToken stop)
    {
        await using var connection = await ConnectAsync(stop);
    }

    /// <summary>Works: sees and opens messages, changes status, reloads the page now and then. Ends when told to, whatever the host does meanwhile.</summary>
    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await ConnectAsync(stop);

                while (connection.State == HubConnectionState.Connected && Chance.NextDouble() >= habits.Reloads)
                {
                    await WorkAsync(connection, stop);
                    await Task.Delay(Chance.Next(habits.Pause.AtLeast, habits.Pause.Below), stop);
                }
            }
            catch (Exception fault) when (IsOfConnection(fault))
            {
                // Gone with the host, or with the end of the round: what is not confirmed is still to be done.
            }
        }

        waits?.Forget(this, Wait.Inbox);
        waits?.Forget(this, Wait.Toast);
    }

    /// <summary>One look at the page.</summary>
    private async Task WorkAsync(HubConnection connection, CancellationToken stop)
    {
        if (Chance.NextDouble() < habits.ChangesStatus)
        {
            Deeds.WantStatus(Statuses[Chance.Next(Statuses.Length)]);
        }

        await DoAsync(connection, stop);

        if (Chance.NextDouble() < habits.AsksForInbox)
        {
            waits?.Begin(this, Wait.Inbox);
            var confirmed = Deeds.ConfirmedByNow();
            Check(await connection.InvokeAsync<JsonElement>("GetInbox", stop), confirmed);
            waits?.End(this, Wait.Inbox);
        }
    }

    /// <summary>Logs in anew, does all that is still to be done, and answers the whole day's ids.</summary>
    public async Task<IReadOnlyList<string>> SettleAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));

        while (true)
        {
            try
            {
                await using var connection = await ConnectAsync(limit.Token);

                while (!Deeds.AllDone)
                {
                    await DoAsync(connection, limit.Token);
                }

                var confirmed = Deeds.ConfirmedByNow();
                return Check(await connection.InvokeAsync<JsonElement>("GetInbox", limit.Token), confirmed);
            }
            catch (Exception fault) when (IsOfConnection(fault) && !limit.IsCancellationRequested)
            {
                // Not confirmed in time, as when the agent moves just now: asked again.
            }
        }
    }

    private static bool IsOfConnection(Exception fault) => fault
        is HttpRequestException or HubException or IOException or InvalidOperationException or OperationCanceledException or TimeoutException
        or System.Net.WebSockets.WebSocketException;

    private async Task<HubConnection> ConnectAsync(CancellationToken stop)
    {
        waits?.Begin(this, Wait.Inbox);

        while (true)
        {
            var confirmed = Deeds.ConfirmedByNow();
            var inbox = new TaskCompletionSource();
            var pushed = new HashSet<string>();
            var connection = new HubConnectionBuilder()
                .WithUrl(new Uri(node(), "/hubs/agent"), HttpTransportType.WebSockets, options =>
                {
                    options.SkipNegotiation = true;
                    options.AccessTokenProvider = () => Task.FromResult<string?>(token);
                })
                .Build();
            connection.On<JsonElement>("inbox", view =>
            {
                // The first must hold what was confirmed before; one that is pushed later, when the agent has moved, what was confirmed since.
                Check(view, inbox.Task.IsCompleted ? Deeds.ConfirmedByNow() : confirmed);
                inbox.TrySetResult();
            });
            connection.On<JsonElement>("message", message => Take(message, pushed));
            connection.Closed += _ =>
            {
                waits?.End(this, Wait.Toast);
                waits?.Begin(this, Wait.Inbox);
                return Task.CompletedTask;
            };

            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
                limit.CancelAfter(ConnectsWithin);
                await connection.StartAsync(limit.Token);
                waits?.Begin(this, Wait.Toast);
                await inbox.Task.WaitAsync(AnswersWithin, stop);
                waits?.End(this, Wait.Inbox);
                return connection;
            }
            catch (Exception fault) when (IsOfConnection(fault) && !stop.IsCancellationRequested)
            {
                await connection.DisposeAsync();
                await Task.Delay(Chance.Next(50, 150), stop);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }
    }

    private async Task DoAsync(HubConnection connection, CancellationToken stop)
    {
        if (Deeds.ToSee() is { Length: > 0 } toSee)
        {
            await connection.InvokeAsync("MarkSeen", toSee, stop);
            Deeds.DidSee(toSee);
        }

        if (Deeds.ToRead() is { Length: > 0 } toRead)
        {
            await connection.InvokeAsync("MarkRead", toRead, stop);
            Deeds.DidRead(toRead);
        }

        if (Deeds.StatusToSet is { } status)
        {
            Deeds.WillSetStatus(status);
            await connection.InvokeAsync("SetStatus", status, status == "onBreak" ? "lunch" : null, stop);
            Deeds.DidSetStatus(status);
        }
    }

    private void Take(JsonElement message, HashSet<string> pushed)
    {
        var id = message.GetProperty("id").GetString()!;

        if (!pushed.Add(id))
        {
            faults.Add($"{agentId}: {id} was pushed twice to one connection.");
        }

        waits?.Beat(this, Wait.Toast);
        Deeds.Show(id, message.GetProperty("alert").GetString() == "toast" && Chance.NextDouble() < habits.Sees, Chance.NextDouble() < habits.Reads);
    }

    private List<string> Check(JsonElement inbox, Confirmed confirmed)
    {
        var states = new Dictionary<string, string>();

        foreach (var message in inbox.GetProperty("messages").EnumerateArray())
        {
            var id = message.GetProperty("id").GetString()!;

            if (!states.TryAdd(id, message.GetProperty("state").GetString()!))
            {
                faults.Add($"{agentId}: {id} is in the inbox twice.");
            }
        }

        foreach (var lost in confirmed.Shown.Where(id => !states.ContainsKey(id)))
        {
            faults.Add($"{agentId}: {lost} was shown before and is not in the inbox.");
        }

        foreach (var unread in confirmed.Read.Where(id => states.GetValueOrDefault(id) is "unread"))
        {
            faults.Add($"{agentId}: {unread} was confirmed as read and is unread again.");
        }

        if (confirmed.Status is { } status && inbox.GetProperty("status").GetString() is var shown && shown != status)
        {
            faults.Add($"{agentId}: the status was confirmed as {status} and is {shown}.");
        }

        foreach (var id in states.Keys)
        {
            Deeds.Show(id, willSee: false, willRead: false);
        }

        return [.. states.Keys];
    }
}
