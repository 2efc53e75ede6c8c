namespace Coaching.Actors.MessageLog;

/// <summary>A node committed entries up to this version; goes to the audience actors of all nodes. Only a hint: each looks by itself every second.</summary>
public sealed record LogGrew(long Version);
