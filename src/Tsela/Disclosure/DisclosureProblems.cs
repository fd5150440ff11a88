using Tsela.Shared;

namespace Tsela.Disclosure;

public static class DisclosureProblems
{
    public static readonly Problem NothingChosen = new("protection.nothing-chosen", "No table was chosen. Choose at least one indicator, shared table or published series.");

    public static Problem PublicTableGone(string title, string why) => new(
        "protection.public-table-gone",
        $"The table '{title}' is public and counts the same people, and it cannot be counted over this snapshot: {why} What is chosen cannot be held against it. Take a snapshot that has its figures, or leave out what counts the same people.",
        ProblemKind.Conflict);

    public static Problem UnknownSet(Guid id) => new("protection.unknown-set", $"There is no protected set {id}.", ProblemKind.NotFound);

    public static Problem NotInSet(string table) => new(
        "protection.not-in-set", $"There is no table {table} in this set. Choose one on the page of the set.", ProblemKind.NotFound);

    public static readonly Problem AnotherHour = new(
        "protection.another-hour", "The hour is not the one that both signed for. Give the release its hour again on its page, and have the head sign it.", ProblemKind.Conflict);

    public static Problem OverTaken(DateTime madeAt) => new(
        "protection.overtaken",
        $"Other tables, protected on {Day(madeAt)}, were signed since these were protected, and the two have not been held against each other. Take this release back and prepare it again.",
        ProblemKind.Conflict);

    public static Problem OpensTooEarly(DateTime madeAt, DateTime from) => new(
        "protection.opens-too-early",
        $"This release opens a register for questions, and other tables, protected on {Day(madeAt)}, are signed and become public later, on {Day(from)}. They were not protected against answers that are given before them. Give this release the same hour as theirs or a later one.",
        ProblemKind.Conflict);

    public static Problem SetDamaged(string file) => new(
        "protection.set-damaged", $"The file {file} is missing or is not the one that was written. Restore it from a backup, or protect the tables again.", ProblemKind.Unavailable);

    // to protect the tables again would not help: only the file knows what the public has seen
    public static Problem PublicSetDamaged(string file, DateTime madeAt) => new(
        "protection.ledger-damaged",
        $"The file {file} is missing or is not the one that was written. It keeps what tables that are public, protected on {Day(madeAt)}, have shown and hidden; without it nothing more can be protected or signed. Restore it from a backup of the data folder.",
        ProblemKind.Unavailable);

    private static string Day(DateTime day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
