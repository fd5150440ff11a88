using System.Globalization;
using Tsela.Shared;

namespace Tsela.Disclosure;

public static class AskingProblems
{
    public static readonly Problem TooManyColumns = new(
        "asking.columns", $"A question has at most {RegisterQuestion.ColumnsMax} columns, each once, and one of those that stand beside each other for the same thing, as a country and its region. Leave some out.");

    public static readonly Problem Nobody = new("asking.nobody", "In these years there are no counts of these codes that can be shown. Ask of more years or of other codes.", ProblemKind.NotFound);

    public static Problem UnknownColumn(string id, IEnumerable<string> known) => new(
        "asking.unknown-column", $"Nothing can be asked by '{id}'. The columns are {string.Join(", ", known)}.");

    public static Problem UnknownCode(string code, string title) => new("asking.unknown-code", $"{title} has no code '{code}'. The list of its codes stands on the page of the register.");

    public static Problem UnknownYears(string from, string to, string first, string last) => new(
        "asking.unknown-years", $"There are no years from '{from}' to '{to}'. Ask of years from {first} to {last}, as {last}.");

    public static Problem TooLarge(long cells, long most, string largest, int codes) => new(
        "asking.too-large",
        string.Create(CultureInfo.InvariantCulture, $"This would be a table of {cells:#,0} counts, and an answer has {most:#,0} at most. The largest part is {largest} with {codes:#,0} codes: choose some of them, ask of fewer years, or leave it out."),
        ProblemKind.TooLarge);

    public static Problem TooThin(string largest) => new(
        "asking.too-thin", $"More than half of the counts would be so small that they say nothing. Leave out {largest}, take it in groups if there are any, or choose codes that more people have.");

    public static Problem Closed(string series) => new("asking.closed", $"The register {series} is not open for questions any more. Those that are stand at /data/ask.", ProblemKind.Conflict);
}
