namespace Coaching.Host.Simulation;

/// <summary>Simulated agents, for demonstrations: <c>./run.sh --simulate</c>.</summary>
public static class SimulationSetup
{
    public const string Key = "Simulate";

    /// <summary>Only where anybody may have a token for anybody anyway.</summary>
    public static WebApplicationBuilder AddSimulation(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue<bool>(Key) && builder.Environment.IsDevelopment())
        {
            builder.Services.AddHostedService<SimulationService>();
        }

        return builder;
    }
}
