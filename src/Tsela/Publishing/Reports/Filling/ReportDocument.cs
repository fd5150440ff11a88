using System.Globalization;
using Tsela.Disclosure;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>A report with its figures, ready to be written as Word, as a page or as a file.</summary>
/// <param name="Edition">Codes of the releases that were public when it was made.</param>
/// <param name="ExtractedAt">The latest day on which a table in it was drawn from the registers: the date of the document.</param>
/// <param name="IsTraining">Counts people of the training country.</param>
/// <param name="Gaps">What was asked for and has no figure, each a sentence.</param>
public sealed record ReportDocument(
    string Id, string Title, ReportPeriod Period, string About, string Edition, DateTime ExtractedAt, bool IsTraining, IReadOnlyList<ReportBlock> Blocks, IReadOnlyList<string> Gaps)
{
    public IEnumerable<FilledTable> Tables => Blocks.OfType<FilledTable>();

    public IEnumerable<FilledChart> Charts => Blocks.OfType<FilledChart>();

    public IEnumerable<FilledMap> Maps => Blocks.OfType<FilledMap>();
}

public abstract record ReportBlock;

/// <param name="Level">1 for a part, 2 for a section, 3 below.</param>
public sealed record HeadingBlock(int Level, string Number, string Title) : ReportBlock
{
    public string Text => Number.Length == 0 ? Title : $"{Number} {Title}";

    public string Anchor => $"s-{new string([.. Text.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)])}";
}

public enum Voice
{
    /// <summary>Written by people.</summary>
    Written,

    /// <summary>Made from figures.</summary>
    Made,

    /// <summary>Says what is missing.</summary>
    Gap,

    /// <summary>Text that nobody has written yet.</summary>
    Unwritten,
}

public sealed record ParagraphBlock(Voice Voice, string Text) : ReportBlock;

/// <param name="Text">In place of a number, in a table of words.</param>
public sealed record FilledCell(decimal? Value, string Symbol, int Decimals, string? Text = null)
{
    public static FilledCell Nothing { get; } = new(null, SafeSymbols.NotAvailable, 0);

    public string Number => Text ?? (Value is { } value ? IsNil ? SafeSymbols.Nil : Numbers.Shown(value, Decimals) : Symbol.Length > 0 ? Symbol : SafeSymbols.NotAvailable);

    /// <summary>Stands behind the number.</summary>
    public string Mark => Value is null || Text is not null ? "" : IsNil ? Symbol.Replace(SafeSymbols.Nil, "", StringComparison.Ordinal) : Symbol;

    private bool IsNil => Value == 0 && Symbol.Contains(SafeSymbols.Nil, StringComparison.Ordinal);

    public string Shown => Mark.Length == 0 ? Number : $"{Number} {Mark}";
}

/// <param name="Code">Of the dimension; null where the row is no code.</param>
/// <param name="Depth">How far it is a part of others.</param>
public sealed record FilledRow(string Label, string? Code, int Depth, bool IsTotal, IReadOnlyList<FilledCell> Cells);

/// <param name="Code">Of the dimension or of the time; null where the column is no code.</param>
public sealed record FilledColumn(string Label, string? Code, bool IsTotal);

/// <param name="RowTitle">Head of the first column.</param>
/// <param name="IsWords">A table of words, not of figures.</param>
/// <param name="Facts">What every table carries: reference, definition, unit, sources and so on.</param>
public sealed record FilledTable(
    string Number, string Title, string Unit, string RowTitle, IReadOnlyList<FilledColumn> Columns, IReadOnlyList<FilledRow> Rows, bool IsWords,
    IReadOnlyList<(string Label, string Text)> Facts, IReadOnlyList<string> Notes) : ReportBlock
{
    public string Anchor => $"t-{Number}";

    public string? TitleSesotho { get; init; }

    /// <summary>Under which an adequacy row or a change finds it.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <summary>The rows that are not among the largest.</summary>
    public IReadOnlyList<FilledRow> LeftOut { get; init; } = [];
}

public sealed record FilledSeries(string Name, IReadOnlyList<decimal?> Values)
{
    /// <summary>What stands in the table at each place; empty where the chart is of no table that has symbols.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    public bool IsHidden(int place) => Values[place] is null && Symbols.Count > place && Symbols[place].Contains(SafeSymbols.Suppressed, StringComparison.Ordinal);

    /// <summary>Places of values that do not compare with those before them: a line begins anew there.</summary>
    public IReadOnlyList<int> BreaksAt { get; init; } = [];
}

/// <summary>A chart of the figures of a table.</summary>
/// <param name="Type">line, bar, column, stacked, pyramid.</param>
public sealed record FilledChart(string Number, string Title, string Type, string Table, string Unit, IReadOnlyList<string> Labels, IReadOnlyList<FilledSeries> Series) : ReportBlock
{
    private const int NamedMax = 8;

    /// <summary>A gap in a chart is no nil: says which figures are kept back. Empty where none is.</summary>
    public string HiddenWords
    {
        get
        {
            List<string> hidden = [.. Series.SelectMany(series => Enumerable.Range(0, Labels.Count).Where(series.IsHidden).Select(place => Series.Count > 1 ? $"{series.Name} {Labels[place]}" : Labels[place]))];
            return hidden.Count == 0 ? ""
                : $"Not drawn, because not shown to protect the people counted: {(hidden.Count > NamedMax ? $"{hidden.Count} figures" : string.Join("; ", hidden))}.";
        }
    }

    /// <summary>What somebody must know who cannot see it.</summary>
    public string Alternative => $"{Words} of {Title}, in {Unit}: {string.Join("; ", Series.Select(Describe))}. The figures are those of table {Table}.";

    private string Words => Type switch
    {
        "line" => "Line chart",
        "pyramid" => "Pyramid",
        _ => "Bar chart",
    };

    private string Describe(FilledSeries series)
    {
        var known = Labels.Zip(series.Values).Where(one => one.Second is not null).ToList();
        if (known.Count == 0)
        {
            return $"{series.Name} has no figure";
        }

        var (least, most) = (known.MinBy(one => one.Second), known.MaxBy(one => one.Second));
        return string.Create(CultureInfo.InvariantCulture, $"{series.Name} from {Numbers.Plain(least.Second!.Value)} ({least.First}) to {Numbers.Plain(most.Second!.Value)} ({most.First})");
    }
}

/// <summary>A place on a map.</summary>
public sealed record MapPoint(string Name, double Latitude, double Longitude);

/// <summary>A map of the districts, from a table whose rows they are.</summary>
/// <param name="Values">By district code.</param>
public sealed record FilledMap(string Number, string Title, string Table, string Unit, IReadOnlyDictionary<string, decimal?> Values, string Reference) : ReportBlock
{
    /// <summary>By district code, what stands in the table where there is no value.</summary>
    public IReadOnlyDictionary<string, string> Symbols { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<MapPoint> Points { get; init; } = [];

    public string Shown(string district) => Values.GetValueOrDefault(district) is { } value ? Numbers.Plain(value) : Symbols.GetValueOrDefault(district, SafeSymbols.NotAvailable);

    public string Alternative =>
        $"Map of {Title}, in {Unit}, {Reference}: shades of the ten districts{(Points.Count == 0 ? "" : $", with dots for {string.Join(", ", Points.Select(point => point.Name))}")}. The figures are those of table {Table}.";
}
