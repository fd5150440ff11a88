using System.Buffers;
using System.Globalization;
using Tsela.Engine.Tables;

namespace Tsela.Statistics.PlainFiles;

/// <summary>A table of cells as CSV: the columns of the question in their order, then value; codes as in the data, missing ones empty.</summary>
internal static class CellsCsv
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    public static void Write(TextWriter writer, ResultTable table, Question question)
    {
        foreach (var dimension in table.Dimensions)
        {
            Cell(writer, dimension);
            writer.Write(',');
        }

        writer.Write("value\n");
        foreach (var cell in table.Cells)
        {
            foreach (var code in cell.Codes)
            {
                Cell(writer, code);
                writer.Write(',');
            }

            writer.Write(Plain(cell.Value));
            writer.Write('\n');
        }

        // the one cell of a table without dimensions is there whatever the rows
        if (table is { Dimensions.Count: 0, Cells.Count: 0 } && question.Measure.Aggregate is Aggregate.Count or Aggregate.Distinct)
        {
            writer.Write("0\n");
        }
    }

    public static void TellRowsApart(ResultTable table, TextWriter messages)
    {
        void Tell(long rows, string one, string many)
        {
            if (rows > 0)
            {
                messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} {(rows == 1 ? one : many)}"));
            }
        }

        var apart = table.Apart;
        Tell(table.RowsOutside, "row lies outside the time asked for.", "rows lie outside the time asked for.");
        Tell(apart.WithoutDate, "row has no date and is not in the table.", "rows have no date and are not in the table.");
        Tell(apart.EndBeforeBeginning, "row ends before it begins and is not in the table.", "rows end before they begin and are not in the table.");
        Tell(apart.WithoutValue, "row does not have what is measured and is not in the table.", "rows do not have what is measured and are not in the table.");
        Tell(apart.NotInList, "row has a code that is in no list; it stands in the table under it.", "rows have a code that is in no list; they stand in the table under it.");
        Tell(apart.AgeImpossible, "row has an age that cannot be, below 0 or of 200 and more; it stands in the table without one.", "rows have an age that cannot be, below 0 or of 200 and more; they stand in the table without one.");
    }

    private static void Cell(TextWriter writer, string text) =>
        writer.Write(text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);

    private static string Plain(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";
}
