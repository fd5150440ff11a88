using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Tsela.Disclosure.Making;

namespace Tsela.Disclosure;

/// <summary>What a table is.</summary>
public enum SafeTableKind
{
    /// <summary>A national indicator with its breakdowns.</summary>
    Indicator,

    /// <summary>A table that a statistician built.</summary>
    Table,

    /// <summary>Figures that another office had published already, unchanged.</summary>
    Published,

    /// <summary>A register that anybody may ask: it has dimensions, and no cells until somebody asks.</summary>
    Register,

    /// <summary>What was answered to a question.</summary>
    Answer,
}

public enum SafeDimensionKind
{
    Time,
    District,
    Code,
}

/// <param name="Parent">The code that it is a part of; null at the top.</param>
public sealed record SafeCode(string Code, string Label, string? Parent = null);

/// <param name="Id">Short name in small letters, as <c>sex</c>; of the dimension of time always <c>time</c>.</param>
/// <param name="CodeList">The national code list whose codes stand here; null where the codes are the table's own.</param>
/// <param name="Codes">In the order in which people read them; the total has the code <c>_T</c>.</param>
public sealed record SafeDimension(string Id, string Title, SafeDimensionKind Kind, string? CodeList, IReadOnlyList<SafeCode> Codes)
{
    public const string Total = "_T";

    public const string Time = "time";
}

/// <param name="At">For each dimension the place of the code in its list.</param>
/// <param name="Value">Null where nothing may or can be shown; the symbol then says why.</param>
/// <param name="Symbol">Any of those in <see cref="SafeSymbols"/>, written together; empty where there is nothing to say.</param>
public sealed record SafeCell(IReadOnlyList<int> At, decimal? Value, string Symbol)
{
    /// <summary>Left out to protect the people counted.</summary>
    [JsonIgnore]
    public bool IsHidden => Value is null && Symbol.Contains(SafeSymbols.Suppressed, StringComparison.Ordinal);

    /// <summary>Does not compare with the figures before it.</summary>
    [JsonIgnore]
    public bool IsBreak => Symbol.Contains(SafeSymbols.Break, StringComparison.Ordinal);
}

/// <summary>The symbols that travel with a figure into every format.</summary>
public static class SafeSymbols
{
    public const string NotAvailable = "..";
    public const string Nil = "-";
    public const string Negligible = "~";
    public const string Suppressed = "c";
    public const string Provisional = "p";
    public const string Estimated = "e";
    public const string Break = "b";

    /// <summary>Each symbol with what it means, in the order in which footnotes give them.</summary>
    public static IReadOnlyList<(string Symbol, string Meaning)> All { get; } =
    [
        (NotAvailable, "not available"), (Nil, "nil"), (Negligible, "negligible"), (Suppressed, "not shown, to protect the people counted"),
        (Provisional, "provisional"), (Estimated, "estimated"), (Break, "break: not to be compared with the figures before"),
    ];
}

/// <param name="Share">How much of the latest figure comes from it, 0 to 1; null where it is not known.</param>
/// <param name="Quality">In words, as the quality report grades it; null where nothing was judged.</param>
public sealed record SafeSource(string Series, string Title, string Institution, decimal? Share, string? Quality);

/// <summary>What protection did to a table.</summary>
/// <param name="Policy">Name of the policy by which it was protected.</param>
/// <param name="Method">In words: not needed, cells left out, cell key.</param>
/// <param name="Sentence">What a reader must know, for a footnote.</param>
/// <param name="Hidden">Cells left out.</param>
/// <param name="Changed">Cells with another value than was counted; by the cell-key method, those that may have one.</param>
/// <param name="HiddenShare">Share of the sum of the inner cells that is not shown, 0 to 1.</param>
public sealed record SafeProtection(string Policy, string Method, string Sentence, int Cells, int Hidden, int Changed, decimal HiddenShare)
{
    public const string NotNeeded = "not needed";
    public const string LeftOut = "cells left out";
    public const string CellKey = "cell key";
}

/// <summary>
/// A table that may be shown to anybody. Only this module makes one, because only it may name <see cref="SafeTableContent"/>;
/// every door for the public takes nothing else.
/// </summary>
public sealed class SafeTable
{
    private readonly SafeTableContent content;
    private readonly Dictionary<string, int> dimensions;

    internal SafeTable(SafeTableContent content)
    {
        this.content = content;
        dimensions = content.Dimensions.Select((dimension, index) => (dimension.Id, index)).ToDictionary(one => one.Id, one => one.index, StringComparer.Ordinal);
    }

    /// <summary>Stable: LIM-02 for an indicator, a name in small letters for a table, RF05 for published figures.</summary>
    public string Id => content.Id;

    public SafeTableKind Kind => content.Kind;

    public string Title => content.Title;

    public string Definition => content.Definition;

    /// <summary>Counted thing, as <c>permits</c>, or the unit of measurement.</summary>
    public string Unit => content.Unit;

    public int Decimals => content.Decimals;

    /// <summary>True for a stock on a day, false for a flow in a period.</summary>
    public bool IsStock => content.IsStock;

    /// <summary>One of the categories of the national list, as LIM; null where it belongs to none.</summary>
    public string? Category => content.Category;

    /// <summary>As the national list writes it: monthly, quarterly, annual.</summary>
    public string Periodicity => content.Periodicity;

    /// <summary>The standard that the definition follows; empty where none is named.</summary>
    public string Standard => content.Standard;

    /// <summary>The dimension of time is always among them, and always the last.</summary>
    public IReadOnlyList<SafeDimension> Dimensions => content.Dimensions;

    /// <summary>Only combinations that have a figure or a reason for none; ordered by their places.</summary>
    public IReadOnlyList<SafeCell> Cells => content.Cells;

    public IReadOnlyList<SafeSource> Sources => content.Sources;

    /// <summary>What share of what was expected stands behind the figures, and what is known to be missing.</summary>
    public string Coverage => content.Coverage;

    public IReadOnlyList<string> Notes => content.Notes;

    /// <summary>Counts people of the training country, which does not exist.</summary>
    public bool IsTraining => content.IsTraining;

    public Guid Snapshot => content.Snapshot;

    /// <summary>The day on which the figures were drawn from the registers.</summary>
    public DateTime ExtractedAt => content.ExtractedAt;

    public SafeProtection Protection => content.Protection;

    public SafeDimension Time => content.Dimensions[^1];

    public bool Has(string dimension) => dimensions.ContainsKey(dimension);

    public int PlaceOf(string dimension) => dimensions.GetValueOrDefault(dimension, -1);

    public bool TryDimension(string id, [NotNullWhen(true)] out SafeDimension? dimension)
    {
        dimension = dimensions.TryGetValue(id, out var place) ? content.Dimensions[place] : null;
        return dimension is not null;
    }

    internal SafeTableContent Content => content;
}
