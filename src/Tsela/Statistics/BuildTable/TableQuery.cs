using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.BuildTable;

/// <summary>Everything that makes a table, as its address says it: the same address gives the same table.</summary>
public sealed record TableQuery
{
    public const string Path = "/tables/new";

    private const string OnlyPrefix = "only.";
    private const string FromPrefix = "from.";
    private const string ToPrefix = "to.";

    public string? Series { get; init; }

    public string? Indicator { get; init; }

    /// <summary>Texts of dimensions, from the outermost.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The breakdown of an indicator, as <c>sex;district</c>.</summary>
    public string By { get; init; } = "";

    /// <summary>Codes that alone count, by the text of a dimension.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Only { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Lowest number, age or day, by the name of a variable.</summary>
    public IReadOnlyDictionary<string, string> From { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> To { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Variables whose choices the form shows.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>What is measured: <c>rows</c>, <c>persons</c>, <c>sum:monthly_wage</c>; empty for the usual of the series.</summary>
    public string Measure { get; init; } = "";

    /// <summary>Share of the <c>row</c>, <c>column</c> or <c>table</c>; empty for the figure itself.</summary>
    public string Share { get; init; } = "";

    /// <summary><c>all</c>, <c>stock</c> on a day, <c>stocks</c> on a series of days, <c>flow</c> in a period.</summary>
    public string Time { get; init; } = "";

    public string Day { get; init; } = "";

    public string Every { get; init; } = "";

    public string FirstDay { get; init; } = "";

    public string LastDay { get; init; } = "";

    public bool Totals { get; init; }

    public bool ShowsEmpty { get; init; }

    public bool ShowsCodes { get; init; }

    /// <summary><c>3.down</c>: by the third column, the greatest first; <c>3.up</c> the least first.</summary>
    public string Sort { get; init; } = "";

    public string Chart { get; init; } = "";

    /// <summary>Id of the snapshot; empty for the latest.</summary>
    public string Snapshot { get; init; } = "";

    /// <summary>Reads an address; what it does not know it leaves out.</summary>
    public static TableQuery Of(string? queryString)
    {
        var words = QueryHelpers.ParseQuery(queryString);
        string One(string name) => words.TryGetValue(name, out var found) ? found.LastOrDefault(text => !string.IsNullOrWhiteSpace(text))?.Trim() ?? "" : "";
        IReadOnlyList<string> Dimensions(string name) => [.. Several(words, name).Select(text => OwnBands(text, One("bands")))];
        return new TableQuery
        {
            Series = One("series") is { Length: > 0 } series ? series : null,
            Indicator = One("indicator") is { Length: > 0 } indicator ? indicator : null,
            Rows = Dimensions("rows"),
            Columns = Dimensions("columns"),
            By = One("by"),
            Only = Prefixed(words, OnlyPrefix).Select(pair => (pair.Name, Codes: (IReadOnlyList<string>)[.. pair.Values.Distinct(StringComparer.Ordinal)]))
                .ToDictionary(pair => pair.Name, pair => pair.Codes, StringComparer.Ordinal),
            From = Prefixed(words, FromPrefix).ToDictionary(pair => pair.Name, pair => pair.Values[0], StringComparer.Ordinal),
            To = Prefixed(words, ToPrefix).ToDictionary(pair => pair.Name, pair => pair.Values[0], StringComparer.Ordinal),
            Filters = Several(words, "filter"),
            Measure = One("measure"),
            Share = One("share"),
            Time = One("time"),
            Day = One("day"),
            Every = One("every"),
            FirstDay = One("first"),
            LastDay = One("last"),
            Totals = One("totals").Length > 0,
            ShowsEmpty = One("empty").Length > 0,
            ShowsCodes = One("codes").Length > 0,
            Sort = One("sort"),
            Chart = One("chart"),
            Snapshot = One("snapshot"),
        };
    }

    /// <summary>The query string, in one order whatever the order in which it was asked.</summary>
    public string Text => string.Join('&', Words().Where(word => word.Value.Length > 0).Select(word => $"{Uri.EscapeDataString(word.Name)}={Uri.EscapeDataString(word.Value)}"));

    public string Link => $"{Path}?{Text}";

    /// <summary>The part that decides the figures, apart from how they are shown.</summary>
    public string FiguresText => (this with { Sort = "", Chart = "", ShowsCodes = false, Filters = [], Snapshot = "" }).Text;

    /// <summary>What else turns when rows and columns do.</summary>
    public TableQuery Turned => this with
    {
        Sort = "", Share = Share switch { "row" => "column", "column" => "row", _ => Share },
    };

    private List<(string Name, string Value)> Words()
    {
        List<(string Name, string Value)> words = [("series", Series ?? ""), ("indicator", Indicator ?? ""), ("by", By)];
        words.AddRange(Rows.Select(row => ("rows", row)));
        words.AddRange(Columns.Select(column => ("columns", column)));
        words.AddRange(Filters.Select(filter => ("filter", filter)));
        words.AddRange(Only.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Select(code => (OnlyPrefix + pair.Key, code))));
        words.AddRange(From.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (FromPrefix + pair.Key, pair.Value)));
        words.AddRange(To.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (ToPrefix + pair.Key, pair.Value)));
        words.AddRange([("measure", Measure), ("share", Share), ("time", Time), ("day", Day), ("every", Every), ("first", FirstDay), ("last", LastDay)]);
        words.AddRange([("totals", Flag(Totals)), ("empty", Flag(ShowsEmpty)), ("codes", Flag(ShowsCodes)), ("sort", Sort), ("chart", Chart), ("snapshot", Snapshot)]);
        return words;
    }

    // a form without script has a field for the bands; the address names them where the age is chosen
    private static string OwnBands(string text, string bands) =>
        bands.Length > 0 && text.EndsWith(DimensionTexts.OwnBands, StringComparison.Ordinal) ? text[..^DimensionTexts.OwnBands.Length] + "@" + bands : text;

    private static string Flag(bool set) => set ? "on" : "";

    private static List<string> Several(Dictionary<string, StringValues> words, string name) =>
        words.TryGetValue(name, out var found) ? [.. Given(found).Distinct(StringComparer.Ordinal)] : [];

    private static IEnumerable<(string Name, List<string> Values)> Prefixed(Dictionary<string, StringValues> words, string prefix) =>
        from word in words
        where word.Key.StartsWith(prefix, StringComparison.Ordinal) && word.Key.Length > prefix.Length
        let values = Given(word.Value).ToList()
        where values.Count > 0
        select (word.Key[prefix.Length..], values);

    private static IEnumerable<string> Given(StringValues values) => values.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!.Trim());
}
