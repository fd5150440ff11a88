using System.Globalization;
using Tsela.Shared;

namespace Tsela.Linkage.MatchingProgrammes;

public static class ProgrammeProblems
{
    public static readonly Problem ForInstitutions = new(
        "programme.for-institutions", "A matching programme belongs to an institution that holds one of its series. Sign in as an officer of that institution.", ProblemKind.Conflict);

    public static readonly Problem Race = new(
        "programme.race", "Somebody else has entered the same at the same moment, and nothing of yours was kept. Look at what is there, and try again.", ProblemKind.Conflict);

    public static readonly Problem OwnProgramme = new(
        "programme.own", "You registered this programme yourself. Others must agree to it.", ProblemKind.Conflict);

    public static readonly Problem NoSeat = new(
        "programme.no-seat", "Your agreement is not asked for: those who must agree are named on the page.", ProblemKind.Conflict);

    public static readonly Problem ReasonMissing = new("programme.reason-missing", "Give the reason: it is kept with the programme for whoever reads the register.");

    public static readonly Problem NotNamed = new(
        "programme.not-named", "This programme does not name you among those who may run it and see its hits. A programme is not changed once it is registered: to add a person, register a new one.",
        ProblemKind.Conflict);

    public static readonly Problem NothingToMatch = new(
        "programme.nothing", "Fewer than two of the programme's series have a delivery in force, so there is nothing to compare. The run is recorded.", ProblemKind.Conflict);

    public static readonly Problem TooManyHits = new(
        "programme.too-many-hits", "The run found more than 10,000 persons. That is no list on which officers can act one by one, and nothing of it was kept. Compare a narrower series, or more columns.",
        ProblemKind.Conflict);

    public static readonly Problem StillRunning = new(
        "programme.running", "A run of this programme is under way. Look again when it has ended.", ProblemKind.Conflict);

    public static Problem Unknown(string code) => new("programme.unknown", $"There is no matching programme {code}.", ProblemKind.NotFound);

    /// <summary>Also said to whom the programme does not name: what one may not see is not there.</summary>
    public static readonly Problem NoSuchHits = new("programme.no-hits", "There are no such hits for you.", ProblemKind.NotFound);

    public static readonly Problem NoAnswer = new(
        "programme.no-answer", "The form said neither of the two answers, so nothing was kept. Choose one of the two buttons below the hit.");

    public static Problem Purged(DateTime at) => new(
        "programme.purged", string.Create(CultureInfo.InvariantCulture, $"The hits of this run were purged on {at:d MMMM yyyy}, as the programme promises. The run itself stays on record."), ProblemKind.Conflict);

    public static Problem Decided(string seat, string by) => new(
        "programme.decided", $"{by} has already decided for {seat}. A decision is not changed; close the programme to end it.", ProblemKind.Conflict);

    public static Problem NotToDecide(ProgrammeState state) => new(
        "programme.not-to-decide", $"This programme is {state.InWords()}, so there is nothing to decide.", ProblemKind.Conflict);

    public static Problem NotInForce(MatchingProgramme programme, ProgrammeState state)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return new(
        "programme.not-in-force",
        state switch
        {
            ProgrammeState.Waiting => "This programme has not been approved by all who must agree, so it cannot be run. The page says who is still asked.",
            ProgrammeState.Refused => "This programme was refused and cannot be run. The reason is on the page.",
            ProgrammeState.Approved => string.Create(CultureInfo.InvariantCulture, $"This programme may be run from {programme.FirstDay:d MMMM yyyy} on, not before."),
            ProgrammeState.Ended => string.Create(CultureInfo.InvariantCulture, $"This programme ended on {programme.LastDay:d MMMM yyyy}. To go on, register a new one."),
            _ => $"This programme is {state.InWords()} and cannot be run.",
        },
        ProblemKind.Conflict);
    }

    public static Problem NotLinked(string sentence) => new("programme.not-linked", $"The series could not be compared: {sentence} The run is recorded.", ProblemKind.Conflict);
}
