using Tsela.Shared;

namespace Tsela.Disclosure.Extracts;

public static class ExtractProblems
{
    public static readonly Problem Race = new(
        "extract.race", "Somebody else has asked at the same moment, and nothing of yours was kept. Look at the list, and try again.", ProblemKind.Conflict);

    public static readonly Problem Own = new("extract.own", "You asked for this extract yourself. Somebody else must look at it.", ProblemKind.Conflict);

    public static readonly Problem NotADecider = new(
        "extract.not-a-decider", "An extract is decided by the head of the Bureau and by the data protection officer, signed in as themselves.", ProblemKind.NotAllowed);

    public static readonly Problem ReasonMissing = new("extract.reason-missing", "Say why you refuse: it is kept with the extract for whoever asked.");

    public static Problem Unknown(string code) => new("extract.unknown", $"There is no extract {code}.", ProblemKind.NotFound);

    public static Problem Decided(MicrodataExtract extract)
    {
        ArgumentNullException.ThrowIfNull(extract);
        return new("extract.decided", $"{extract.Code} was decided already in your place, or is over.", ProblemKind.Conflict);
    }

    public static Problem NotApproved(MicrodataExtract extract, ExtractState state)
    {
        ArgumentNullException.ThrowIfNull(extract);
        return new("extract.not-approved", $"{extract.Code} is {InWords(state)}, so it cannot be fetched.{(state == ExtractState.Waiting ? " The head of the Bureau and the data protection officer must both approve it." : "")}", ProblemKind.Conflict);
    }

    public static string InWords(ExtractState state) => state switch
    {
        ExtractState.Waiting => "waiting for approval",
        ExtractState.Approved => "approved",
        ExtractState.Refused => "refused",
        ExtractState.Ended => "over: its last day has passed",
        _ => throw new InvalidOperationException($"No words for {state}"),
    };
}
