namespace Tsela.Disclosure;

/// <summary>What somebody asks of a register that is open for questions.</summary>
/// <param name="Columns">Ids of dimensions of the opened register, in the order in which they are shown.</param>
/// <param name="Only">The codes that are shown, by dimension; of a dimension that it does not name, all. Sums stay those of everybody.</param>
/// <param name="From">First year; null for the earliest.</param>
/// <param name="To">Last year; null for the latest.</param>
public sealed record RegisterQuestion(IReadOnlyList<string> Columns, IReadOnlyDictionary<string, IReadOnlyList<string>> Only, string? From = null, string? To = null)
{
    /// <summary>More columns would leave few in each cell.</summary>
    public const int ColumnsMax = 3;

    /// <summary>The sum of everybody, year by year.</summary>
    public static readonly RegisterQuestion Everybody = new([], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
}
