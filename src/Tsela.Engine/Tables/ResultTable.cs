namespace Tsela.Engine.Tables;

/// <summary>One cell.</summary>
/// <param name="Codes">Code of each dimension; empty where the value is missing, <see cref="Tabulation.Total"/> for a total.</param>
/// <param name="Value">The measure; null where no row of the cell has the value (a mean of nothing).</param>
/// <param name="Rows">Rows behind the cell.</param>
public sealed record Cell(IReadOnlyList<string> Codes, decimal? Value, long Rows);

/// <summary>Rows that a question could not use, counted and never dropped unseen.</summary>
/// <param name="WithoutDate">No event date, or no beginning of validity.</param>
/// <param name="EndBeforeBeginning">Validity ends before it begins.</param>
/// <param name="WithoutValue">The measured value is missing.</param>
public sealed record RowsApart(long WithoutDate, long EndBeforeBeginning, long WithoutValue)
{
    /// <summary>All of them.</summary>
    public long All => WithoutDate + EndBeforeBeginning + WithoutValue;
}

/// <summary>The answer: only cells that occur, in ordinal order of their codes.</summary>
/// <param name="Dimensions">Names of the dimensions.</param>
/// <param name="Cells">The cells.</param>
/// <param name="RowsUsed">Rows that met the conditions and the time.</param>
/// <param name="RowsOutside">Rows that met the conditions and lie outside the time.</param>
/// <param name="Apart">Rows that could not be used.</param>
public sealed record ResultTable(IReadOnlyList<string> Dimensions, IReadOnlyList<Cell> Cells, long RowsUsed, long RowsOutside, RowsApart Apart);
