using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Coaching.Client.Calls;

/// <summary>Makes a call until there is an answer to it, or its time is over.</summary>
internal sealed class Exchange(HttpClient http, Func<CancellationToken, ValueTask<string>> token, TimeProvider clock)
{
    /// <param name="type">Of the body of a success; null when there is none.</param>
    public async Task<Answer<T>> AskAsync<T>(Call call, JsonTypeInfo<T>? type, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();

        for (var tries = 1; ; tries++)
        {
            Unanswered last;

            try
            {
                return await TryAsync(call, type, tries, cancel).ConfigureAwait(false);
            }
            catch (Unanswered fault)
            {
                last = fault;
            }

            var pause = Pauses.After(tries, last.RetryAfter);

            if (clock.GetElapsedTime(started) + pause > call.Within)
            {
                return new Answer<T>.None(tries, last);
            }

            call.Progress?.Report(new Repetition(call.MessageId, tries, pause, last.Message));
            await Task.Delay(pause, clock, cancel).ConfigureAwait(false);
        }
    }

    private async Task<Answer<T>> TryAsync<T>(Call call, JsonTypeInfo<T>? type, int tries, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(call.Patience, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);

        try
        {
            using var request = new HttpRequestMessage(call.Method, call.Address) { Content = call.Content?.Invoke() };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token(stop.Token).ConfigureAwait(false));
            using var response = await http.SendAsync(request, stop.Token).ConfigureAwait(false);

            return response.IsSuccessStatusCode ? new Answer<T>.Succeeded(response.StatusCode, await ReadAsync(response, type, stop.Token).ConfigureAwait(false))
                : IsUnanswered(response.StatusCode) ? throw new Unanswered($"The answer was {(int)response.StatusCode}.", null, RetryAfterOf(response))
                : new Answer<T>.Refused(await ProblemOfAsync(response, stop.Token).ConfigureAwait(false), tries);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException fault)
        {
            throw new Unanswered($"No answer within {call.Patience}.", fault);
        }
        // A success that breaks off or is no JSON, as of a proxy that asks to sign in, confirms nothing.
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException)
        {
            throw new Unanswered("The connection failed.", fault);
        }
    }

    /// <summary>Of the server, which does not know, or of a balancer that lost it. The last two: not now.</summary>
    private static bool IsUnanswered(HttpStatusCode status) => status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

    private TimeSpan RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => TimeSpan.Zero,
    };

    private static async Task<T?> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T>? type, CancellationToken cancel) =>
        type is null ? default : await response.Content.ReadFromJsonAsync(type, cancel).ConfigureAwait(false);

    /// <summary>Whoever answered: a proxy may not know what a problem is.</summary>
    private static async Task<Problem> ProblemOfAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;

        try
        {
            return (await response.Content.ReadFromJsonAsync(ClientJson.Default.Problem, cancel).ConfigureAwait(false) ?? new Problem()) with { Status = status };
        }
        catch (JsonException)
        {
            return new Problem { Status = status };
        }
    }

    /// <summary>Whether the try did anything is not known.</summary>
    private sealed class Unanswered(string message, Exception? inner, TimeSpan retryAfter = default) : Exception(message, inner)
    {
        public TimeSpan RetryAfter { get; } = retryAfter;
    }
}
