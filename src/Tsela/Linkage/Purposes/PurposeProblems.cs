using Tsela.Shared;

namespace Tsela.Linkage.Purposes;

public static class PurposeProblems
{
    public static readonly Problem Race = new(
        "purpose.race", "Somebody else has entered the same at the same moment, and nothing of yours was kept. Look at what is there, and try again.", ProblemKind.Conflict);

    public static readonly Problem OwnPurpose = new("purpose.own", "You registered this purpose yourself. The data protection officer must look at it.", ProblemKind.Conflict);

    public static readonly Problem ReasonMissing = new("purpose.reason-missing", "Give the reason: it is kept with the purpose for whoever reads the register.");

    public static Problem Unknown(string code) => new("purpose.unknown", $"There is no release purpose {code}.", ProblemKind.NotFound);

    public static Problem NotIn(ReleasePurpose purpose, string wanted)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        return new("purpose.state", $"{purpose.Code} is {InWords(purpose.State)}, so it cannot be {wanted}.", ProblemKind.Conflict);
    }

    public static Problem NotInForce(ReleasePurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        return new(
            "purpose.not-in-force",
            $"{purpose.Code} ({purpose.Name}) is {InWords(purpose.State)}, so no pseudonyms are made for it. {(purpose.State == PurposeState.Waiting ? "Ask the data protection officer to approve it." : "Register a purpose for this release.")}",
            ProblemKind.Conflict);
    }

    public static Problem KeyMissing(ReleasePurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        return new(
            "purpose.key-missing", $"The key of {purpose.Code} is not in the data folder. Restore the folder keys from a backup: with another key the pseudonyms would be others.", ProblemKind.Unavailable);
    }

    public static string InWords(PurposeState state) => state switch
    {
        PurposeState.Waiting => "waiting for approval",
        PurposeState.InForce => "in force",
        PurposeState.Refused => "refused",
        PurposeState.Retired => "retired",
        _ => throw new InvalidOperationException($"No words for {state}"),
    };
}
