namespace Coaching.Client;

/// <summary>Whom an audience meant when it was asked.</summary>
/// <param name="Token">Stands for exactly this set of agents for ten minutes; null when it is empty.</param>
public sealed record Preview(int Count, StatusCounts ByStatus, string? Token = null);

public sealed record StatusCounts(int Available, int OnInteraction, int WrapUp, int OnBreak, int LoggedOut);
