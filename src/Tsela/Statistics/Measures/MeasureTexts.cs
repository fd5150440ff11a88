using System.Globalization;
using System.Text.RegularExpressions;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;

namespace Tsela.Statistics.Measures;

/// <summary>Reads the small texts of a measure: what is counted, conditions and breakdowns.</summary>
public static partial class MeasureTexts
{
    public const string PersonKey = Snapshots.SeriesColumns.PersonKey;

    private static readonly Dictionary<string, string> Concepts = new(StringComparer.Ordinal)
    {
        ["sex"] = "person.sex", ["district"] = "place.district", ["citizenship"] = "person.citizenship", ["country"] = "place.country",
        ["occupation"] = "work.occupation", ["industry"] = "work.industry", ["post"] = "place.border_post", ["education"] = "education.level",
        ["field"] = "education.field", ["purpose"] = "event.purpose", ["direction"] = "event.direction", ["outcome"] = "event.outcome",
        ["type"] = "event.type", ["decision"] = "status.decision", ["birth country"] = "person.birth_country",
    };

    /// <exception cref="FormatException">The text is none of the known forms.</exception>
    public static Measure Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        switch (text)
        {
            case "rows":
                return Measure.Rows;
            case "persons":
                return new Measure(Aggregate.Distinct, new ColumnValue(PersonKey));
        }

        var match = CountForm().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"'{text}' is not something to count: rows, persons, distinct:f, sum:f, mean:f, median:f, median:days(a,b), median:age(b,a)");
        }

        var aggregate = Enum.Parse<Aggregate>(match.Groups["how"].Value, ignoreCase: true);
        RowValue value = match.Groups["two"].Value switch
        {
            "days" => new DaysBetween(match.Groups["a"].Value, match.Groups["b"].Value),
            "age" => new AgeAt(match.Groups["a"].Value, match.Groups["b"].Value),
            _ => new ColumnValue(match.Groups["field"].Value),
        };
        return new Measure(aggregate, value);
    }

    /// <summary>The breakdown of one text: <c>sex;country:removed_from</c>.</summary>
    public static IReadOnlyList<Dimension> Breakdown(string text, MeasureDefinition measure, Func<string, bool> hasColumn)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(measure);
        return [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => One(part, measure, hasColumn))];
    }

    /// <summary>A condition, read by the kind of its column. <c>age</c> is the age at the reference date.</summary>
    /// <exception cref="FormatException">The text does not fit the kind of the column.</exception>
    public static IEnumerable<Condition> Where(string name, string text, ColumnKind kind, Func<string, bool> hasColumn)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(" and ").Select(part => part.Split(" or ") is { Length: > 1 } ways
            ? new AnyOf([.. ways.Select(way => One(name, way, kind, hasColumn))])
            : One(name, part, kind, hasColumn));
    }

    private static Condition One(string name, string text, ColumnKind kind, Func<string, bool> hasColumn)
    {
        if (text is "given" or "missing")
        {
            return new ValueIs(name, Given: text == "given");
        }

        if (text.StartsWith("differs ", StringComparison.Ordinal))
        {
            return new CodesDiffer(name, text["differs ".Length..]);
        }

        if (name == "age")
        {
            var (youngest, oldest) = Ends(text, Whole);
            return new AgeWithin(AgeColumn(hasColumn), youngest, oldest);
        }

        switch (kind)
        {
            case ColumnKind.Number:
                var (from, to) = Ends(text, Number);
                return new NumberWithin(name, from, to);
            case ColumnKind.Date:
                var (first, last) = Ends(text, Day);
                return new DateWithin(name, first, last);
            default:
                var negated = text.StartsWith("not ", StringComparison.Ordinal);
                return new CodeIs(name, (negated ? text[4..] : text).Split('|').ToHashSet(StringComparer.Ordinal), negated);
        }
    }

    public static string AgeColumn(Func<string, bool> hasColumn)
    {
        ArgumentNullException.ThrowIfNull(hasColumn);
        return hasColumn("person.birth_date") ? "person.birth_date" : "person.age";
    }

    private static Dimension One(string part, MeasureDefinition measure, Func<string, bool> hasColumn)
    {
        var colon = part.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? part : part[..colon];
        var column = measure.Columns.GetValueOrDefault(name) ?? (colon < 0 ? null : part[(colon + 1)..]);
        if (name == "age" && (column is null || measure.Bands is not null))
        {
            return new AgeDimension(name, column ?? AgeColumn(hasColumn), measure.Bands is null ? Band.FiveYears : [.. measure.Bands.Split('|').Select(Band.Parse)]);
        }

        return new CodeDimension(name, column ?? Concepts.GetValueOrDefault(name, name));
    }

    private static (T? From, T? To) Ends<T>(string text, Func<string, T> read)
        where T : struct
    {
        var match = EndsForm().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"'{text}' is not 'from A', 'to B', 'A to B', 'given' or 'missing'");
        }

        return (match.Groups["from"].Success ? read(match.Groups["from"].Value) : null, match.Groups["to"].Success ? read(match.Groups["to"].Value) : null);
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<how>distinct|sum|mean|median):(?:(?<two>days|age)\((?<a>[\w.]+),\s*(?<b>[\w.]+)\)|(?<field>[\w.]+))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountForm();

    [GeneratedRegex(@"^(?:from (?<from>[-\d.]+)|to (?<to>[-\d.]+)|(?<from>[-\d.]+) to (?<to>[-\d.]+))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EndsForm();
}
