namespace Tsela.Engine.Tables;

/// <summary>One cell.</summary>
/// <param name="Codes">Code of each dimension; empty where the value is missing, <see cref="Tabulation.Total"/> for a total.</param>
/// <param name="Value">The measure; null where no row of the cell has the value (a mean of nothing).</param>
/// <param name="Rows">Rows behind the cell.</param>
public sealed record Cell(IReadOnlyList<string> Codes, decimal? Value, long Rows);

/// <summary>
/// Rows that a question could not use, counted and never dropped unseen; and rows that stand in the table with something
/// wrong about them.
/// </summary>
/// <param name="WithoutDate">No event date, or no beginning of validity.</param>
/// <param name="EndBeforeBeginning">Validity ends before it begins.</param>
/// <param name="WithoutValue">The measured value is missing.</param>
public sealed record RowsApart(long WithoutDate, long EndBeforeBeginning, long WithoutValue)
{
    /// <summary>Rows of the table with a code that is in no list: it stands as itself.</summary>
    public long NotInList { get; init; }

    /// <summary>Rows of the table without an age that can be: born after the day, or an age below 0 or of 200 and more.</summary>
    public long AgeImpossible { get; init; }

    /// <summary>All that are not in the table.</summary>
    public long All => WithoutDate + EndBeforeBeginning + WithoutValue;
}

/// <summary>The answer: only cells that occur, in ordinal order of their codes.</summary>
/// <param name="Dimensions">Names of the dimensions.</param>
/// <param name="Cells">The cells.</param>
/// <param name="RowsUsed">Rows that met the conditions and the time.</param>
/// <param name="RowsOutside">Rows that met the conditions and lie outside the time.</param>
/// <param name="Apart">Rows that could not be used.</param>
public sealed record ResultTable(IReadOnlyList<string> Dimensions, IReadOnlyList<Cell> Cells, long RowsUsed, long RowsOutside, RowsApart Apart)
{
    /// <summary>Rows that did not meet the conditions.</summary>
    public long RowsFiltered { get; init; }
}
