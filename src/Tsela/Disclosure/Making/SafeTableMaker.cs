using System.Globalization;
using Tsela.Disclosure.Protecting;
using Tsela.Statistics;

namespace Tsela.Disclosure.Making;

/// <summary>Turns a counted table whose figures have their fates into one that may be shown.</summary>
internal static class SafeTableMaker
{
    private static readonly string[] Shares = ["percent", "per 1,000", "per 10,000", "per 100,000"];

    /// <param name="fates">Of each figure of the table, in their order.</param>
    public static SafeTable Make(CountedTable table, IReadOnlyList<Fate> fates, SafeProtection protection, CountedBook book)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(fates);
        ArgumentNullException.ThrowIfNull(book);
        var dimensions = Dimensions(table);
        var places = dimensions.Select(dimension => dimension.Codes.Select((code, i) => (code.Code, i)).ToDictionary(one => one.Code, one => one.i, StringComparer.Ordinal)).ToArray();
        var rounded = DecimalsOf(table);
        var decimals = table.Figures.Where(IsPublishedAsItIs).Select(figure => DigitsOf(figure.Value)).Append(rounded).Max();
        var symbols = CarriedBreaks.Of(table, fates);
        var cells = table.Figures.Select((figure, i) => CellOf(table, figure, fates[i], symbols[i], places, rounded)).OrderBy(cell => cell.At, PlaceOrder.Ascending).ToList();
        return new SafeTable(new SafeTableContent(
            IdOf(table), KindOf(table), table.Title, table.Definition, table.Unit, decimals, table.IsStock, table.Category, table.Periodicity, table.Standard,
            dimensions, cells, [.. table.Sources.Select(Source)], table.Coverage, table.Notes, table.IsTraining, book.Snapshot, book.MadeAt, protection));
    }

    /// <summary>The name under which a dimension stands in addresses and files: small letters, figures and underscores.</summary>
    public static string IdOf(string dimension)
    {
        var id = string.Concat(dimension.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_')).Trim('_');
        while (id.Contains("__", StringComparison.Ordinal))
        {
            id = id.Replace("__", "_", StringComparison.Ordinal);
        }

        return id is SafeDimension.Time or "" ? $"{id}_of_table" : id;
    }

    /// <summary>The id under which a table becomes public.</summary>
    public static string IdOf(CountedTable table) => table.PublicId;

    /// <summary>The cell of a figure in a table that was made before; null where it is not there.</summary>
    public static SafeCell? CellOf(SafeTable table, CountedFigure figure)
    {
        var codes = figure.Codes.ToDictionary(place => IdOf(place.Dimension), place => place.Code, StringComparer.Ordinal);
        var wanted = table.Dimensions.Select(dimension => dimension.Id == SafeDimension.Time ? figure.Reference : codes.GetValueOrDefault(dimension.Id, SafeDimension.Total)).ToList();
        return codes.Keys.All(table.Has) ? table.Cells.FirstOrDefault(cell => cell.At.Select((place, i) => table.Dimensions[i].Codes[place].Code).SequenceEqual(wanted, StringComparer.Ordinal)) : null;
    }

    /// <summary>What is known of the quality of a source; null where nothing was judged.</summary>
    public static string? Quality(double? completeness, double? validity) => completeness is { } complete
        ? string.Create(CultureInfo.InvariantCulture, $"{complete * 100:0.#} % of required values given{(validity is { } valid ? $", {valid * 100:0.#} % of values valid" : "")}") : null;

    private static SafeTableKind KindOf(CountedTable table) => table.Kind switch
    {
        CountedKind.Indicator => SafeTableKind.Indicator,
        CountedKind.Table => SafeTableKind.Table,
        _ => SafeTableKind.Published,
    };

    private static IReadOnlyList<SafeDimension> Dimensions(CountedTable table) =>
    [
        .. table.Dimensions.Select(dimension => new SafeDimension(
            IdOf(dimension.Name), dimension.Title, dimension.IsDistrict ? SafeDimensionKind.District : SafeDimensionKind.Code, dimension.CodeList,
            [
                new SafeCode(SafeDimension.Total, dimension.IsDistrict ? "Lesotho" : "Total"),
                .. dimension.Codes.Where(code => code.Code != SafeDimension.Total).Select(code => new SafeCode(code.Code, code.Label, SafeDimension.Total)),
            ])),
        new SafeDimension(SafeDimension.Time, "Time", SafeDimensionKind.Time, CodeList: null,
            [.. table.Figures.Select(figure => figure.Reference).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(time => new SafeCode(time, time))]),
    ];

    private static SafeCell CellOf(CountedTable table, CountedFigure figure, Fate fate, string symbols, Dictionary<string, int>[] places, int decimals)
    {
        var at = new int[places.Length];
        for (var i = 0; i < table.Dimensions.Count; i++)
        {
            var code = figure.Codes.FirstOrDefault(place => place.Dimension == table.Dimensions[i].Name).Code ?? SafeDimension.Total;
            at[i] = places[i][code];
        }

        at[^1] = places[^1][figure.Reference];
        // a mark of estimation or of a break says nothing of a figure that is not there
        return fate.IsHidden ? new SafeCell(at, Value: null, SafeSymbols.Suppressed)
            : new SafeCell(at, fate.Instead ?? (IsPublishedAsItIs(figure) ? figure.Value : Rounded(figure.Value, decimals)), symbols);
    }

    // what an office has published, and not what is reckoned from it
    private static bool IsPublishedAsItIs(CountedFigure figure) => figure.Parts.All(part => part is { Role: PartRole.Whole, Population.IsOpen: true });

    private static int DigitsOf(decimal? value) => ((value ?? 0) / 1.0000000000000000000000000000m).Scale;

    // a quotient with all its decimals would give both its parts away
    private static decimal? Rounded(decimal? value, int decimals) => value is { } given ? decimal.Round(given, decimals, MidpointRounding.AwayFromZero) : null;

    private static int DecimalsOf(CountedTable table) =>
        table.Figures.All(figure => figure.Value is null || figure.Value == decimal.Truncate(figure.Value.Value)) ? 0
        : Shares.Contains(table.Unit, StringComparer.Ordinal) || table.Unit is "years" or "days" or "nights" ? 1
        : table.Figures.SelectMany(figure => figure.Parts).Any(part => part is { Role: PartRole.Whole, Population.IsOpen: false, Population.IsMiddle: false }) ? 0
        : 2;

    private static SafeSource Source(CountedSource source) => new(
        source.Series, source.Title, source.Institution, source.Share, Quality(source.Completeness, source.Validity));

    private sealed class PlaceOrder : IComparer<IReadOnlyList<int>>
    {
        public static readonly PlaceOrder Ascending = new();

        public int Compare(IReadOnlyList<int>? x, IReadOnlyList<int>? y)
        {
            for (var i = 0; i < x!.Count; i++)
            {
                if (x[i] != y![i])
                {
                    return x[i].CompareTo(y[i]);
                }
            }

            return 0;
        }
    }
}
