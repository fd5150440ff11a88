using System.Globalization;

namespace Tsela.Shared.Charts;

/// <summary>One line of a line chart.</summary>
/// <param name="Values">As many as the chart has labels; null where no figure is available, which breaks the line.</param>
public sealed record ChartLine(string Name, IReadOnlyList<decimal?> Values)
{
    /// <summary>Places of values that do not compare with those before them: the line begins anew there.</summary>
    public IReadOnlyList<int> BreaksAt { get; init; } = [];

    /// <summary>What stands in the places of values that are null, for each value; empty where each is not available.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];
}

/// <summary>What the partial <c>_LineChart</c> draws.</summary>
/// <param name="Labels">Periods or dates along the horizontal axis, in order.</param>
public sealed record LineChart(string Title, string Unit, IReadOnlyList<string> Labels, IReadOnlyList<ChartLine> Lines, string? Note = null);

/// <summary>What the partial <c>_BarChart</c> draws: horizontal bars, so that long labels can be read on a phone.</summary>
public sealed record BarChart(string Title, string Unit, IReadOnlyList<(string Label, decimal? Value)> Bars, string? Note = null)
{
    /// <summary>What stands in the places of values that are null, for each bar; empty where each is not available.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];
}

/// <summary>What the partial <c>_DistrictMap</c> draws.</summary>
/// <param name="Values">By district code (LS-A ...); a district that is missing is drawn as not available.</param>
public sealed record DistrictMap(string Title, string Unit, IReadOnlyDictionary<string, decimal?> Values, string? Note = null)
{
    /// <summary>What stands in the places of values that are null, by district code; a district that is missing is not available.</summary>
    public IReadOnlyDictionary<string, string> Symbols { get; init; } = new Dictionary<string, string>();

    public string Shown(string district) => ChartNumbers.Shown(Values.GetValueOrDefault(district), Symbols.GetValueOrDefault(district));
}

/// <summary>What the partial <c>_Pyramid</c> draws: bands from the youngest, one side against the other.</summary>
public sealed record PyramidChart(string Title, string Unit, string LeftName, string RightName, IReadOnlyList<(string Band, decimal? Left, decimal? Right)> Bands, string? Note = null)
{
    /// <summary>What stands in the places of values that are null, for each band; empty where each is not available.</summary>
    public IReadOnlyList<(string Left, string Right)> Symbols { get; init; } = [];
}

/// <summary>What the partial <c>_FlowChart</c> draws: bands from places on the left to places on the right, as wide as what moves.</summary>
/// <param name="Flows">By the places in the lists; nothing where nothing moves.</param>
public sealed record FlowChart(
    string Title, string Unit, IReadOnlyList<string> From, IReadOnlyList<string> To, IReadOnlyDictionary<(int From, int To), decimal> Flows, string? Note = null)
{
    public decimal Leaving(int from) => Flows.Where(flow => flow.Key.From == from).Sum(flow => flow.Value);

    public decimal Arriving(int to) => Flows.Where(flow => flow.Key.To == to).Sum(flow => flow.Value);
}

public static class ChartNumbers
{
    /// <summary>The symbol for a figure that is not available.</summary>
    public const string NotAvailable = "..";

    /// <summary>A figure as people read it: thousands apart by a thin gap, at most two decimals.</summary>
    public static string Shown(decimal? value) => value is { } known
        ? known.ToString("#,0.##", CultureInfo.InvariantCulture).Replace(',', '\u202F')
        : NotAvailable;

    /// <param name="symbol">What stands in the place of no figure; where null or empty, that it is not available.</param>
    public static string Shown(decimal? value, string? symbol) => value is null && !string.IsNullOrEmpty(symbol) ? symbol : Shown(value);

    /// <summary>A figure as programs read it; empty where there is none.</summary>
    public static string Plain(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A figure for the mark of an axis, where there is room for few digits.</summary>
    public static string Brief(decimal value) => Math.Abs(value) switch
    {
        >= 1_000_000_000 => (value / 1_000_000_000).ToString("0.#", CultureInfo.InvariantCulture) + " bn",
        >= 1_000_000 => (value / 1_000_000).ToString("0.#", CultureInfo.InvariantCulture) + " m",
        _ => Shown(value),
    };

    /// <summary>A place on the drawing.</summary>
    public static string At(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>An axis from zero (or below) in even, readable steps.</summary>
public sealed record Axis(decimal Low, decimal High, decimal Step)
{
    private const int StepsWanted = 4;

    public static Axis For(IEnumerable<decimal?> values)
    {
        var known = values.OfType<decimal>().ToList();
        var low = Math.Min(0, known.DefaultIfEmpty(0).Min());
        var high = Math.Max(0, known.DefaultIfEmpty(0).Max());
        if (high == low)
        {
            high = low + 1;
        }

        var rough = (double)(high - low) / StepsWanted;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = (decimal)(power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 });
        return new(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    public IEnumerable<decimal> Marks()
    {
        for (var mark = Low; mark <= High; mark += Step)
        {
            yield return mark;
        }
    }

    /// <summary>0 at the low end, 1 at the high end.</summary>
    public double Share(decimal value) => (double)((value - Low) / (High - Low));
}
