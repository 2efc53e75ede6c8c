using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;

namespace Coaching.Host.Configuration;

/// <summary>Logs: for people in development, as JSON for machines elsewhere. They carry ids and paths, never message text or tokens.</summary>
public static class HostLogging
{
    public static WebApplicationBuilder AddCoachingLogging(this WebApplicationBuilder builder)
    {
        // No static logger: several hosts can live in one process, as in tests.
        builder.Services.AddSerilog(
            (services, logger) =>
            {
                logger.MinimumLevel.Information()
                    .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
                    // Its keys protect nothing here: sign-in is by token alone.
                    .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
                    // A node that is not ready would say so at each look of each balancer; whoever asks is told.
                    .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
                    .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
                    .ReadFrom.Configuration(builder.Configuration)
                    .ReadFrom.Services(services)
                    .Filter.ByExcluding(IsToldToTheCaller)
                    .Enrich.FromLogContext()
                    .Enrich.With<TokenRedaction>();
                _ = builder.Environment.IsDevelopment()
                    ? logger.WriteTo.Console(
                        outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
                        formatProvider: System.Globalization.CultureInfo.InvariantCulture)
                    : logger.WriteTo.Console(new RenderedCompactJsonFormatter());
            },
            preserveStaticLogger: true);
        // Serilog's own factory makes a logger whenever it is asked, which ASP.NET Core does for each request and each connection; this one keeps them.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory, LoggerFactory>());
        builder.Services.AddSingleton<ILoggerProvider>(services => new SerilogLoggerProvider(services.GetRequiredService<Serilog.ILogger>()));
        return builder;
    }

    // SignalR logs as errors what a hub answers to faulty arguments, among others.
    private static bool IsToldToTheCaller(LogEvent entry) => entry.Exception is HubException;

    /// <summary>One line for each request, with its path and without its query, where tokens can be.</summary>
    public static WebApplication UseRequestLogging(this WebApplication app)
    {
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.IncludeQueryInRequestPath = false;
            options.GetLevel = LevelOf;
        });
        return app;
    }

    // A 503 is an answer: the node goes down, or the database is away, which has lines of its own. Probes and scrapes come every few seconds and say
    // nothing while all is well.
    private static LogEventLevel LevelOf(HttpContext context, double elapsed, Exception? exception) =>
        exception is not null ? LogEventLevel.Error
        : context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable ? LogEventLevel.Warning
        : context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
        : context.Request.Path.StartsWithSegments("/healthz") || context.Request.Path.StartsWithSegments("/metrics") ? LogEventLevel.Debug
        : LogEventLevel.Information;
}
