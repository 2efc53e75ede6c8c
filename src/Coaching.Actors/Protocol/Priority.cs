namespace Coaching.Actors.Protocol;

/// <summary>How a coach message asks for attention. The numbers are stored: never reuse one.</summary>
public enum Priority
{
    Unspecified = 0,
    Normal = 1,
    Important = 2,
    Urgent = 3,
}
