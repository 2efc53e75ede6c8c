using Coaching.Actors.Persistence;
using Xunit;

namespace Coaching.Testing;

/// <summary>A database for one test, empty when it is initialised and gone when it is disposed.</summary>
public interface ITestDatabase : IAsyncLifetime
{
    /// <summary>How a host reaches it.</summary>
    PersistenceSettings Settings { get; }
}
