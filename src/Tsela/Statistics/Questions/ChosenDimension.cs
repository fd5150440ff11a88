using Tsela.Engine.Tables;
using Tsela.Shared;

namespace Tsela.Statistics.Questions;

public enum DimensionRole
{
    Class,
    Time,
    Place,
    Age,
    Sex,
}

/// <summary>A dimension as somebody chose it, by its text: <c>sex</c>, <c>citizenship@region</c>, <c>event.date@month</c>, <c>birth_date@age5</c>.</summary>
/// <param name="Labels">Code to label in the order in which they are shown; codes that it lacks come after them, as themselves.</param>
/// <param name="IsWhole">True where <paramref name="Labels"/> names every code that can be.</param>
public sealed record ChosenDimension(
    string Text, string Title, Variable Variable, Dimension Dimension, DimensionRole Role, IReadOnlyDictionary<string, string> Labels, bool IsWhole)
{
    public const string NotGiven = "Not given";

    private static readonly Dictionary<string, string> Common = new(StringComparer.Ordinal)
    {
        [""] = NotGiven, [Tabulation.Total] = "Total", ["n/s"] = "Not stated", ["n/a"] = "Not applicable", [".."] = "Not available", ["_U"] = "Not stated",
    };

    /// <summary>What a code means in every list: a total, or why there is no value. Null for any other.</summary>
    public static string? CommonLabel(string code) => Common.GetValueOrDefault(code);

    public bool IsDistrict => Role == DimensionRole.Place && Variable.IsDistrict && Dimension is CodeDimension;

    public string LabelOf(string code) => Labels.GetValueOrDefault(code) ?? Common.GetValueOrDefault(code) ?? code;
}

/// <summary>Reads the texts of dimensions against the variables of a series.</summary>
public static class DimensionTexts
{
    /// <summary>Level that stands in a form for bands written beside it.</summary>
    public const string OwnBands = "@bands";

    private static readonly (string Id, DateLevel Level, string Title)[] DateLevels =
        [("year", DateLevel.Year, "year"), ("quarter", DateLevel.Quarter, "quarter"), ("month", DateLevel.Month, "month"), ("day", DateLevel.Day, "day")];

    private static readonly (string Id, string Bands, string Title)[] AgeLevels =
    [
        ("age5", "", "five years"), ("age", "", "single years"), ("0-17|18+", "0-17|18+", "children and adults"),
        ("0-14|15-64|65+", "0-14|15-64|65+", "under 15, 15 to 64, 65 and over"), ("15-24|25-54|55-64|65+", "15-24|25-54|55-64|65+", "labour statistics, from 15"),
        ("0-4|5-11|12-17|18-59|60+", "0-4|5-11|12-17|18-59|60+", "refugees"),
    ];

    private static readonly Variable Day = new(
        AtDimension.UsualName, "Day of the stock", Concept: null, VariableKind.Date, new Dictionary<string, string>(StringComparer.Ordinal), []);

    /// <summary>Every text that can be chosen, the variable's plain one first.</summary>
    public static IEnumerable<(string Text, string Title)> Offered(Variable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return variable.Kind switch
        {
            VariableKind.Code => variable.Levels.Where(level => level.IsOffered).Select(level => ($"{variable.Name}@{level.Id}", $"{variable.Title}: {Titles.Lower(level.Title)}")).Prepend((variable.Name, variable.Title)),
            VariableKind.Date => DateLevels.Select(level => ($"{variable.Name}@{level.Id}", $"{variable.Title}: {level.Title}")),
            VariableKind.Age => AgeLevels.Select(level => ($"{variable.Name}@{level.Id}", $"Age: {level.Title}"))
                .Concat(variable.Levels.Where(level => level.IsOffered).Select(level => ($"{variable.Name}@{level.Id}", $"Age: {Titles.Lower(level.Title)}"))),
            VariableKind.Number or VariableKind.Key => [],
            _ => throw new InvalidOperationException($"No texts for {variable.Kind}"),
        };
    }

    /// <summary>The dimension that a text means; a refusal names the nearest.</summary>
    public static Outcome<ChosenDimension> Read(string text, SeriesVariables variables)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(variables);
        if (text == AtDimension.UsualName)
        {
            return new ChosenDimension(text, Day.Title, Day, new AtDimension(), DimensionRole.Time, Day.Labels, IsWhole: false);
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? text : text[..at];
        if (variables.Find(name) is not { Kind: not VariableKind.Key } variable)
        {
            var names = variables.All.Where(one => one.Kind is not VariableKind.Key).Select(one => one.Name);
            return QuestionProblems.UnknownVariable(name, variables.Schema, NearNames.Meant(name, names));
        }

        var level = at < 0 ? "" : text[(at + 1)..];
        return variable.Kind switch
        {
            VariableKind.Date => OfDate(text, variable, level),
            VariableKind.Age => OfAge(text, variable, level),
            _ => OfCode(text, variable, level),
        };
    }

    private static Outcome<ChosenDimension> OfCode(string text, Variable variable, string level)
    {
        var role = variable.IsDistrict ? DimensionRole.Place : variable.Concept switch
        {
            "person.sex" => DimensionRole.Sex,
            "time.period" => DimensionRole.Time,
            _ => variable.Name == Snapshots.SeriesColumns.DeliveryPeriod ? DimensionRole.Time : DimensionRole.Class,
        };
        if (level.Length == 0)
        {
            var dimension = new CodeDimension(text, variable.Name) { List = variable.Labels.Count > 0 ? variable.Labels.Keys.ToHashSet(StringComparer.Ordinal) : null };
            return new ChosenDimension(text, variable.Title, variable, dimension, role, variable.Labels, variable.Labels.Count > 0);
        }

        return variable.Levels.FirstOrDefault(one => one.Id == level) is { } found
            ? new ChosenDimension(
                text, $"{variable.Title}: {Titles.Lower(found.Title)}", variable, new LevelDimension(text, variable.Name, found.Groups), role, found.Labels, IsWhole: true)
            : QuestionProblems.UnknownLevel(variable.Title, level, variable.Levels.Select(one => one.Id));
    }

    private static Outcome<ChosenDimension> OfDate(string text, Variable variable, string level)
    {
        var wanted = level.Length == 0 ? "year" : level;
        foreach (var (id, dateLevel, title) in DateLevels)
        {
            if (id == wanted)
            {
                return new ChosenDimension(
                    text, $"{variable.Title}: {title}", variable, new DateDimension(text, variable.Name, dateLevel), DimensionRole.Time, variable.Labels, IsWhole: false);
            }
        }

        return QuestionProblems.UnknownLevel(variable.Title, level, DateLevels.Select(one => one.Id));
    }

    private static Outcome<ChosenDimension> OfAge(string text, Variable variable, string level)
    {
        if (variable.Levels.FirstOrDefault(one => one.Id == level) is { } grouped)
        {
            return new ChosenDimension(
                text, $"Age: {Titles.Lower(grouped.Title)}", variable, new AgeDimension(text, variable.Name, [.. grouped.Groups.Keys.Select(Band.Parse)]), DimensionRole.Age,
                grouped.Labels, IsWhole: true);
        }

        if (Bands(level.Length == 0 ? "age5" : level) is not { } bands)
        {
            return QuestionProblems.UnknownLevel("Age", level, [.. AgeLevels.Take(2).Select(one => one.Id), "0-17|18-64|65+"]);
        }

        var labels = bands.ToDictionary(band => band.Code, band => band.Code, StringComparer.Ordinal);
        return new ChosenDimension(text, "Age", variable, new AgeDimension(text, variable.Name, bands), DimensionRole.Age, labels, IsWhole: true);
    }

    /// <summary>Bands of a level: <c>age5</c>, <c>age</c> for single years, or <c>0-17|18-64|65+</c>; null where it is none of them.</summary>
    public static IReadOnlyList<Band>? Bands(string level)
    {
        ArgumentNullException.ThrowIfNull(level);
        switch (level)
        {
            case "age5":
                return Band.FiveYears;
            case "age":
                return Band.SingleYears();
        }

        var bands = new List<Band>();
        foreach (var part in level.Split('|', StringSplitOptions.TrimEntries))
        {
            try
            {
                bands.Add(Band.Parse(part));
            }
            catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
            {
                return null;
            }
        }

        var inOrder = bands.Zip(bands.Skip(1)).All(pair => pair.First.To < pair.Second.From) && bands.TrueForAll(band => !(band.To < band.From));
        return inOrder ? bands : null;
    }
}
