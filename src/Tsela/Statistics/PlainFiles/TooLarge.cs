using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Engine.Tables.Texts;

namespace Tsela.Statistics.PlainFiles;

/// <summary>A question with too many cells is refused before a row is read, with what to do about it.</summary>
internal static class TooLarge
{
    /// <exception cref="QuestionRefusedException">The question may have more cells than the limit.</exception>
    public static void Refuse(ColumnTable table, Question question, long cellsMax)
    {
        var ahead = CellsAhead.Of(table, question);
        if (ahead.Cells <= cellsMax)
        {
            return;
        }

        var largest = ahead.Dimensions.MaxBy(dimension => dimension.Codes)!;
        var what = largest.Name == AtDimension.UsualName && question.Time is StockOnDays
            ? $"Ask for fewer than its {largest.Codes} days"
            : $"Leave out '{largest.Name}', which alone has up to {largest.Codes} codes, or say with --where which of them you want";
        throw new QuestionRefusedException(string.Create(
            CultureInfo.InvariantCulture, $"The table may have {ahead.Cells} cells, and {cellsMax} is the limit. {what}; or raise the limit with --cells-max."));
    }
}
