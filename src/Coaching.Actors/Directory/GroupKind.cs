namespace Coaching.Actors.Directory;

/// <summary>The kinds of groups that agents are in. The numbers are stored: never reuse one.</summary>
public enum GroupKind
{
    Unspecified = 0,
    Campaign = 1,
    List = 2,
    Team = 3,
    Queue = 4,
}
