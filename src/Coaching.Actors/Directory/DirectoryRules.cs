namespace Coaching.Actors.Directory;

/// <summary>What a directory must satisfy before it is stored. Pure: names every fault, changes nothing.</summary>
public static class DirectoryRules;
