using Tsela.Disclosure.Making;
using Tsela.Shared;
using Tsela.Statistics;

namespace Tsela.Disclosure.Asking;

/// <summary>A question that the opened register allows.</summary>
/// <param name="Columns">Each with the codes that are shown, its total apart.</param>
internal sealed record AskedQuestion(IReadOnlyList<(SafeDimension Dimension, IReadOnlyList<string> Codes)> Columns, IReadOnlyList<string> Years)
{
    /// <summary>The column with the most codes; misuse where nothing is asked by.</summary>
    public SafeDimension Largest => Columns.MaxBy(column => column.Codes.Count).Dimension;

    public static Outcome<AskedQuestion> Read(SafeTable opened, RegisterQuestion question)
    {
        if (question.Columns.Count > RegisterQuestion.ColumnsMax || question.Columns.Distinct(StringComparer.Ordinal).Count() < question.Columns.Count)
        {
            return AskingProblems.TooManyColumns;
        }

        var open = opened.Dimensions.SkipLast(1).ToList();
        var columns = new List<(SafeDimension, IReadOnlyList<string>)>();
        foreach (var id in question.Columns)
        {
            if (open.Find(dimension => dimension.Id == id) is not { } dimension)
            {
                return AskingProblems.UnknownColumn(id, open.Select(one => one.Id));
            }

            List<string> codes = [.. dimension.Codes.Select(code => code.Code).Where(code => code != SafeDimension.Total)];
            var only = question.Only.GetValueOrDefault(id) ?? [];
            if (only.FirstOrDefault(code => !codes.Contains(code, StringComparer.Ordinal)) is { } unknown)
            {
                return AskingProblems.UnknownCode(unknown, dimension.Title);
            }

            columns.Add((dimension, only.Count == 0 ? codes : [.. codes.Where(code => only.Contains(code, StringComparer.Ordinal))]));
        }

        return Sized(opened, question, columns);
    }

    /// <summary>The same columns as they are counted; null where one of them is not there any more.</summary>
    public IReadOnlyList<(RegisterColumn Column, IReadOnlyList<CountedCode> Codes)>? ColumnsAmong(IEnumerable<RegisterColumn> counted)
    {
        var byId = counted.ToDictionary(column => SafeTableMaker.IdOf(column.Text), StringComparer.Ordinal);
        return Columns.All(column => byId.ContainsKey(column.Dimension.Id))
            ? [.. Columns.Select(column => (byId[column.Dimension.Id], (IReadOnlyList<CountedCode>)[.. byId[column.Dimension.Id].Codes.Where(code => column.Codes.Contains(code.Code, StringComparer.Ordinal))]))]
            : null;
    }

    /// <summary>True where most of the inner counts are changed about as much as they are. Judged by what is shown, so that a refusal tells nothing else.</summary>
    public static bool IsThin(SafeTable answer, int minimum)
    {
        var inner = answer.Cells.Where(cell => cell.Value is > 0 && cell.At.SkipLast(1).All(place => place > 0)).ToList();
        return answer.Dimensions.Count > 1 && inner.Count(cell => cell.Value < 2 * minimum) * 2 > inner.Count;
    }

    private static Outcome<AskedQuestion> Sized(SafeTable opened, RegisterQuestion question, List<(SafeDimension Dimension, IReadOnlyList<string> Codes)> columns)
    {
        List<string> open = [.. opened.Time.Codes.Select(code => code.Code)];
        var (from, to) = (question.From ?? open[0], question.To ?? open[^1]);
        var years = open.Where(year => string.CompareOrdinal(year, from) >= 0 && string.CompareOrdinal(year, to) <= 0).ToList();
        if (years.Count == 0 || from.Length != 4 || to.Length != 4)
        {
            return AskingProblems.UnknownYears(from, to, open[0], open[^1]);
        }

        var cells = columns.Aggregate((long)years.Count, (product, column) => product * (column.Codes.Count + 1));
        var largest = columns.Count == 0 ? default : columns.MaxBy(column => column.Codes.Count);
        return cells > PublicQuestions.CellsMax
            ? AskingProblems.TooLarge(cells, PublicQuestions.CellsMax, largest.Dimension.Title, largest.Codes.Count)
            : new AskedQuestion(columns, years);
    }
}
