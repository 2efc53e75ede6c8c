using System.Diagnostics;

namespace Coaching.Actors.Tests.Costs;

/// <summary>By the activities of Npgsql: one for each command.</summary>
internal sealed class PostgreSqlStatementLog : StatementLog
{
    private readonly ActivityListener listener;

    public PostgreSqlStatementLog(string database)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("db.query.text") is string text && Equals(activity.GetTagItem("db.namespace"), database))
                {
                    Add(text);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public override void Dispose() => listener.Dispose();
}
