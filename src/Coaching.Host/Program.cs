using Coaching.Actors.Configuration;
using Coaching.Host.Configuration;
using Coaching.Host.Simulation;
using Coaching.Web.Api;
using Coaching.Web.Authentication;
using Coaching.Web.Hubs;
using Coaching.Web.Pages;

StartFailures.TellInWords();

var builder = WebApplication.CreateBuilder(HostArguments.Options(args));

builder.AddCoachingConfiguration();
builder.AddCoachingLogging();
builder.AddTelemetry();
builder.Services.AddCoachingAuthentication(builder.Environment);
builder.Services.AddCoachingApi();
builder.Services.AddHubs();
builder.AddActors();
builder.AddSimulation();

var app = builder.Build();
app.Services.CheckSettings();

app.UseRequestLogging();
app.UseCoachingEdge();

app.MapHealth();
app.MapOpenApiDocument(app.Environment);
app.MapApi();
app.MapHubs();
app.MapPages();

await app.RunAsync();

/// <summary>The host, in parts for tests to start it.</summary>
public partial class Program;
