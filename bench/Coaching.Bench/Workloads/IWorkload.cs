using Coaching.Actors.Persistence;
using Coaching.Bench.Report;

namespace Coaching.Bench.Workloads;

/// <summary>Something that a contact centre does, as often as is needed to measure it.</summary>
internal interface IWorkload
{
    /// <summary>As on the command line: <c>W1</c>.</summary>
    string Name { get; }

    /// <summary>For who watches.</summary>
    string Title { get; }

    /// <summary>Agents of the centre, where nobody says otherwise.</summary>
    IReadOnlyList<int> Sizes { get; }

    /// <summary>On which it makes sense.</summary>
    IReadOnlyList<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    /// <exception cref="Clients.DeliveryException">Something did not arrive exactly once.</exception>
    Task<IReadOnlyList<Figure>> RunAsync(Bout bout);
}
