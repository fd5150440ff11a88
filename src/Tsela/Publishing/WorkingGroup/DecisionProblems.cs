using Tsela.Shared;

namespace Tsela.Publishing.WorkingGroup;

public static class DecisionProblems
{
    public static readonly Problem NumberRace = new(
        "decision.race", "Somebody entered a decision at the same moment. Nothing of yours was kept; send it again.", ProblemKind.Conflict);

    public static readonly Problem ReasonMissing = new("decision.reason-missing", "Say why it holds no longer, in at most 1,000 characters.");

    public static Problem Unknown(string code) => new("decision.unknown", $"There is no decision {code}.", ProblemKind.NotFound);

    public static Problem Withdrawn(string code) => new("decision.withdrawn", $"{code} was withdrawn already.", ProblemKind.Conflict);
}
