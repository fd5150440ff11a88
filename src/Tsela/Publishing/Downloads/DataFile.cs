using Tsela.Disclosure;
using Tsela.Publishing.JsonStat;

namespace Tsela.Publishing.Downloads;

/// <summary>A file of a table's figures.</summary>
/// <param name="Ending">As it follows the table's address, with its dot.</param>
/// <param name="Type">The media type.</param>
internal sealed record DataFile(string Ending, string Name, string Type)
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly DataFile[] All = [new(".csv", "CSV", "text/csv"), new(".xlsx", "Excel", WorkbookType), new(".json", "JSON-stat", "application/json")];

    /// <summary>Those that a table can be had as: JSON-stat has room for every combination, so a table of many dimensions is too large for it.</summary>
    public static IEnumerable<DataFile> Of(SafeTable table) => AskedPart.FitsWhole(table) ? All : All.SkipLast(1);
}
