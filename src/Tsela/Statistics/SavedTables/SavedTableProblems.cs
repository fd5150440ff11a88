using System.Globalization;
using Tsela.Shared;

namespace Tsela.Statistics.SavedTables;

internal static class SavedTableProblems
{
    public static readonly Problem NoName = new("saved-table.no-name", string.Create(
        CultureInfo.InvariantCulture, $"Give the table a name of at most {SavedTable.NameLengthMax} signs, and a note of at most {SavedTable.NoteLengthMax}."));

    public static readonly Problem NoTable = new("saved-table.no-table", "There is no table to save. Build it first, then save it from its page.");

    public static readonly Problem NotYours = new("saved-table.not-yours", "There is no such table among yours.", ProblemKind.NotFound);

    public static readonly Problem SharedMeanwhile = new(
        "saved-table.shared-meanwhile", "Somebody else shared a table at the same moment and has the number that this one was to have. Nothing was saved; save it once more.", ProblemKind.Conflict);

    public static Problem NameTaken(string name) => new(
        "saved-table.name-taken", $"You already have a table named '{name}'. Choose another name, or delete the old one first.", ProblemKind.Conflict);
}
