using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Coaching.Client.Calls;

namespace Coaching.Client;

/// <summary>
/// The REST API of coach messaging. Every call may safely be made twice, so each is repeated by itself while nobody knows whether it was done: after 502,
/// 503, 504, a broken connection or silence. What the server refuses is a <see cref="CoachMessagingException"/>, except with sends, whose ends are a
/// <see cref="SendResult"/>. Safe for use by several threads.
/// </summary>
/// <param name="http">With the server's address as <see cref="HttpClient.BaseAddress"/>, ending with a slash.</param>
/// <param name="token">Gives the caller's current token. Asked before each try, so that a renewed one is used at once; what it throws comes out as it is.</param>
/// <param name="settings">How long calls are repeated, and who hears of it.</param>
/// <param name="clock">Another one in tests.</param>
public sealed class CoachMessagingClient(
    HttpClient http, Func<CancellationToken, ValueTask<string>> token, RepeatSettings? settings = null, TimeProvider? clock = null)
{
    private const int PageSize = 1_000;

    private readonly RepeatSettings settings = settings ?? new();
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly Exchange exchange = new(http, token, clock ?? TimeProvider.System);

    /// <summary>Whom an audience means now. Its token stands for exactly that set of agents, for ten minutes.</summary>
    public async Task<Preview> PreviewAsync(Audience audience, CancellationToken cancel = default)
    {
        var call = Post("audiences/preview", new PreviewRequest(audience), ClientJson.Default.PreviewRequest);
        return Value(await exchange.AskAsync(call, ClientJson.Default.Preview, cancel).ConfigureAwait(false));
    }

    /// <summary>
    /// Sends a message once, however often it has to be asked for: all tries have the same id, the caller's or one made here. Only a
    /// <see cref="SendResult.Accepted"/> is a sent message; only <see cref="SendResult.OutcomeUnknown"/> may be one.
    /// </summary>
    /// <param name="progress">Hears of each repetition of this send, to tell the person who waits; else that of the settings does.</param>
    /// <exception cref="CoachMessagingException">It was refused before anything was sent: a faulty body, a token that is not valid.</exception>
    /// <exception cref="OperationCanceledException">By <paramref name="cancel"/>. It may have been sent: the same id again finds out.</exception>
    public async Task<SendResult> SendAsync(SendRequest send, IProgress<Repetition>? progress = null, CancellationToken cancel = default)
    {
        var id = send.Id ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        var call = Post("messages", send with { Id = id }, ClientJson.Default.SendRequest) with { MessageId = id };
        call = progress is null ? call : call with { Progress = progress };

        return SendResults.Of(id, await exchange.AskAsync(call, ClientJson.Default.SendAccepted, cancel).ConfigureAwait(false));
    }

    /// <summary>A sent message with its funnel as it is now; null when there is none for this caller.</summary>
    public async Task<SentMessage?> FindMessageAsync(string id, CancellationToken cancel = default)
    {
        var answer = await exchange.AskAsync(Get($"messages/{Escape(id)}"), ClientJson.Default.SentMessage, cancel).ConfigureAwait(false);
        return answer is Answer<SentMessage>.Refused { Problem.Status: (int)HttpStatusCode.NotFound } ? null : Value(answer);
    }

    /// <summary>Every recipient's furthest state.</summary>
    /// <param name="state">Only those who came exactly so far.</param>
    public IAsyncEnumerable<Delivery> DeliveriesAsync(string id, DeliveryState? state = null, CancellationToken cancel = default) => PagesAsync(
        $"messages/{Escape(id)}/deliveries", state is { } wanted ? $"state={NamedValues.NameOf(wanted)}&" : "",
        ClientJson.Default.DeliveryPage, page => (page.Deliveries, page.Next), cancel);

    /// <summary>Agents in the caller's scope with their status, by name.</summary>
    public IAsyncEnumerable<ListedAgent> AgentsAsync(AgentsQuery? query = null, CancellationToken cancel = default) => PagesAsync(
        "agents", (query ?? new AgentsQuery()).ToText(), ClientJson.Default.AgentPage, page => (page.Agents, page.Next), cancel);

    /// <summary>Tells what an agent is doing, as the ACD knows it. It is repeated like all calls: tell the newest status of an agent last.</summary>
    /// <param name="reason">One of the configured ones; only with a break.</param>
    public async Task SetStatusAsync(string agent, AgentStatus status, string? reason = null, CancellationToken cancel = default)
    {
        var call = Call(HttpMethod.Put, $"agents/{Escape(agent)}/status", () => JsonContent.Create(new StatusRequest(status, reason), ClientJson.Default.StatusRequest));
        Done(await exchange.AskAsync<Nothing>(call, null, cancel).ConfigureAwait(false));
    }

    /// <summary>Replaces the whole directory, all or nothing.</summary>
    public Task<DirectoryChange> ReplaceDirectoryAsync(DirectoryDocument directory, CancellationToken cancel = default) =>
        ImportAsync("directory", () => JsonContent.Create(directory, ClientJson.Default.DirectoryDocument), cancel);

    /// <summary>Adds or changes agents, all or none.</summary>
    /// <param name="csv">With the header <c>id,name,site,team,campaigns,queues</c>; several ids in a field separated by <c>;</c>.</param>
    public Task<DirectoryChange> ImportAgentsAsync(string csv, CancellationToken cancel = default) =>
        ImportAsync("directory/agents", () => new StringContent(csv, Encoding.UTF8, "text/csv"), cancel);

    private async Task<DirectoryChange> ImportAsync(string path, Func<HttpContent> content, CancellationToken cancel)
    {
        var call = Call(HttpMethod.Put, path, content) with { Within = settings.ImportWithin, Patience = settings.ImportPatience };
        return Value(await exchange.AskAsync(call, ClientJson.Default.DirectoryChange, cancel).ConfigureAwait(false));
    }

    private async IAsyncEnumerable<TItem> PagesAsync<TPage, TItem>(
        string path, string query, JsonTypeInfo<TPage> type, Func<TPage, (IReadOnlyList<TItem> Items, string? Next)> read, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? cursor = null;

        do
        {
            var address = $"{path}?{query}limit={PageSize}{(cursor is null ? "" : $"&cursor={Escape(cursor)}")}";
            var (items, next) = read(Value(await exchange.AskAsync(Get(address), type, cancel).ConfigureAwait(false)));
            cursor = next;

            foreach (var item in items)
            {
                yield return item;
            }
        }
        while (cursor is not null);
    }

    private Call Get(string path) => Call(HttpMethod.Get, path, null);

    private Call Post<T>(string path, T body, JsonTypeInfo<T> type) => Call(HttpMethod.Post, path, () => JsonContent.Create(body, type));

    private Call Call(HttpMethod method, string path, Func<HttpContent>? content) =>
        new(method, $"api/v1/{path}", content, settings.Within, settings.Patience, settings.Progress);

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private static T Value<T>(Answer<T> answer) => Done(answer) ?? throw new CoachMessagingException("The answer is empty.");

    private static T? Done<T>(Answer<T> answer) => answer switch
    {
        Answer<T>.Succeeded succeeded => succeeded.Value,
        Answer<T>.Refused refused => throw new CoachMessagingException(refused.Problem),
        Answer<T>.None none => throw new CoachMessagingException($"No answer within the time given, {none.Tries} tries.", none.Last),
        _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}."),
    };
}
