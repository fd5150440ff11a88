using Tsela.Engine.Columns;
using Tsela.Engine.Tables.Kernels;

namespace Tsela.Engine.Tables;

/// <summary>
/// Answers questions, one pass over the rows, on all processors. Sums are exact; an overflow throws and never wraps.
/// A distinct count over several tables counts a key once.
/// </summary>
public static class Tabulation
{
    /// <summary>Code of a total.</summary>
    public const string Total = "_T";

    /// <summary>Answers a question to one table.</summary>
    /// <exception cref="UnknownColumnException">The question names a column that the table does not have.</exception>
    /// <exception cref="ArgumentException">The question makes no sense: a median with weights, the day of a stock where there is none.</exception>
    /// <exception cref="QuestionRefusedException">Totals are asked for, and the rows have the code of totals themselves.</exception>
    /// <exception cref="OverflowException">A sum is greater than a decimal can hold.</exception>
    public static ResultTable Of(ColumnTable table, Question question) => Of([table], question);

    /// <summary>Answers a question to the rows of several tables together.</summary>
    /// <exception cref="UnknownColumnException">The question names a column that a table does not have.</exception>
    /// <exception cref="ArgumentException">The question makes no sense: a median with weights, the day of a stock where there is none.</exception>
    /// <exception cref="QuestionRefusedException">Totals are asked for, and the rows have the code of totals themselves.</exception>
    /// <exception cref="OverflowException">A sum is greater than a decimal can hold.</exception>
    public static ResultTable Of(IReadOnlyList<ColumnTable> tables, Question question)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(question);
        return Of(tables, question, Roads.Usual);
    }

    internal static ResultTable Of(IReadOnlyList<ColumnTable> tables, Question question, Roads roads) =>
        new Answering(tables, AskedQuestion.Of(Unweighted(question)), roads).Table();

    // a weighted count is the sum of the weights
    private static Question Unweighted(Question question) => question is { Weight: { } weight, Measure.Aggregate: Aggregate.Count }
        ? question with { Measure = new Measure(Aggregate.Sum, new ColumnValue(weight)), Weight = null }
        : question;
}
