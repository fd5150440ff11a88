using Tsela.Shared;

namespace Tsela.Disclosure;

public static class DisclosureProblems
{
    public static readonly Problem NothingChosen = new("protection.nothing-chosen", "No table was chosen. Choose at least one indicator, shared table or published series.");

    public static Problem UnknownSet(Guid id) => new("protection.unknown-set", $"There is no protected set {id}.", ProblemKind.NotFound);

    public static Problem OverTaken(DateTime madeAt) => new(
        "protection.overtaken",
        $"Tables of the same people, protected on {madeAt.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}, were signed since these were protected, and the two have not been held against each other. Prepare the release again.",
        ProblemKind.Conflict);

    public static Problem SetDamaged(string file) => new(
        "protection.set-damaged", $"The file {file} is missing or is not the one that was written. Restore it from a backup, or protect the tables again.", ProblemKind.Unavailable);
}
