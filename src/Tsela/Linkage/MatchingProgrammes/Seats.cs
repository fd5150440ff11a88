using Tsela.Access;

namespace Tsela.Linkage.MatchingProgrammes;

/// <summary>Who must agree to a programme: the data protection officer, and each other institution whose records are compared.</summary>
internal static class Seats
{
    public const string DataProtection = "data protection";

    /// <summary>Two at least; where one institution holds every series, a second officer of it.</summary>
    public static IReadOnlyList<string> Of(MatchingProgramme programme)
    {
        var others = programme.HolderCodes().Where(holder => holder != programme.Institution).ToList();
        return [DataProtection, .. others.Count > 0 ? others : [programme.Institution]];
    }

    /// <summary>The seat for which an actor speaks; null for none.</summary>
    public static string? Of(Actor actor) => actor.Role == Role.DataProtectionOfficer ? DataProtection : actor.Institution;

    public static string InWords(string seat) => seat == DataProtection ? "the data protection officer" : $"an officer of {seat}";
}

public enum ProgrammeState
{
    Waiting,
    Refused,

    /// <summary>Approved, and its period has not begun.</summary>
    Approved,
    InForce,
    Ended,
    Closed,
}

internal static class ProgrammeStates
{
    public static ProgrammeState On(this MatchingProgramme programme, DateOnly today, IReadOnlyCollection<ProgrammeDecision> decisions) =>
        programme.ClosedAt is not null ? ProgrammeState.Closed
        : decisions.Any(decision => !decision.Approves) ? ProgrammeState.Refused
        : !Seats.Of(programme).All(seat => decisions.Any(decision => decision.Seat == seat)) ? ProgrammeState.Waiting
        : today < programme.FirstDay ? ProgrammeState.Approved
        : today > programme.LastDay ? ProgrammeState.Ended
        : ProgrammeState.InForce;

    public static string InWords(this ProgrammeState state) => state switch
    {
        ProgrammeState.Waiting => "waiting for approval",
        ProgrammeState.Refused => "refused",
        ProgrammeState.Approved => "approved, not begun",
        ProgrammeState.InForce => "in force",
        ProgrammeState.Ended => "ended",
        ProgrammeState.Closed => "closed",
        _ => throw new InvalidOperationException($"No words for {state}"),
    };
}
