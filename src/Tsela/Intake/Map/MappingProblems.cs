using Tsela.Shared;

namespace Tsela.Intake.Map;

internal static class MappingProblems
{
    public static readonly Problem NothingChosen = new("mapping.nothing-chosen", "Choose at least one meaning, then save.");

    public static readonly Problem Meanwhile = new(
        "mapping.meanwhile", "Somebody else mapped the same word at the same moment. Open the page again and look whether it is right.", ProblemKind.Conflict);

    public static readonly Problem NotFound = new("mapping.not-found", "There is no such mapping.", ProblemKind.NotFound);

    public static Problem TwiceTheSameField(string caption, string first, string second) => new(
        "mapping.field-twice", $"The columns '{first}' and '{second}' cannot both be {caption}. Choose another meaning for one of them, or leave it out.");

    public static Problem NoLetters(string header) => new(
        "mapping.no-letters", $"The header '{header}' has neither letters nor digits, so it cannot be remembered. Give the column a name in your file.");

    public static Problem NotACode(string code, string caption) => new("mapping.not-a-code", $"'{code}' is not in the list that {caption} is written from.");
}
