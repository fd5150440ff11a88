using System.Globalization;
using System.Text.RegularExpressions;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Engine.Tables.Texts;

namespace Tsela.Statistics.Measures;

/// <summary>Reads the small texts of a measure: what is counted, conditions and breakdowns.</summary>
public static partial class MeasureTexts
{
    public const string PersonKey = Snapshots.SeriesColumns.PersonKey;

    /// <summary>Persons whose row in the period is not their first.</summary>
    public const string PersonsAgain = "persons again";

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
        return text is "persons" or PersonsAgain ? new Measure(Aggregate.Distinct, new ColumnValue(PersonKey)) : CountTexts.Read(text);
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
        return name == "age" ? ConditionTexts.Ages(AgeColumn(hasColumn), text) : ConditionTexts.Read(name, text, kind);
    }

    public static string AgeColumn(Func<string, bool> hasColumn)
    {
        ArgumentNullException.ThrowIfNull(hasColumn);
        return hasColumn("person.birth_date") ? "person.birth_date" : "person.age";
    }

    /// <summary>The name of one dimension: what stands before the colon; one by a grouping has that in its name.</summary>
    public static string NameOf(string part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var colon = part.Contains('@', StringComparison.Ordinal) ? -1 : part.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? part : part[..colon];
    }

    /// <summary>The names of the dimensions that a breakdown joins.</summary>
    public static IEnumerable<string> NamesOf(string by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(NameOf);
    }

    /// <summary>Puts the day of the stock (<c>day</c>, <c>day-90</c>: days before it) and its year (<c>year</c>, <c>year-5</c>) into a condition.</summary>
    public static string At(string text, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(text);
        return RelativeForm().Replace(text, match =>
        {
            var before = match.Groups["before"].Success ? int.Parse(match.Groups["before"].Value, CultureInfo.InvariantCulture) : 0;
            return match.Groups["what"].Value == "day"
                ? day.AddDays(-before).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : (day.Year - before).ToString(CultureInfo.InvariantCulture);
        });
    }

    private static Dimension One(string part, MeasureDefinition measure, Func<string, bool> hasColumn)
    {
        var at = part.IndexOf('@', StringComparison.Ordinal);
        if (at > 0)
        {
            return Grouped(part, One(part[..at], measure, hasColumn), measure.Levels.GetValueOrDefault(part[(at + 1)..])
                ?? throw new FormatException($"there is no grouping '{part[(at + 1)..]}'"));
        }

        var colon = part.IndexOf(':', StringComparison.Ordinal);
        var name = NameOf(part);
        var column = measure.Columns.GetValueOrDefault(name) ?? (colon < 0 ? null : part[(colon + 1)..]);
        if (name is "age" or "age group" && (column is null || measure.Bands is not null))
        {
            return new AgeDimension(name, column ?? AgeColumn(hasColumn), measure.Bands is null ? Band.FiveYears : [.. measure.Bands.Split('|').Select(Band.Parse)]);
        }

        return new CodeDimension(name, column ?? Concepts.GetValueOrDefault(name, name));
    }

    private static Dimension Grouped(string name, Dimension plain, IReadOnlyDictionary<string, string> groups) => plain switch
    {
        AgeDimension age => new AgeDimension(name, age.Column, [.. groups.Keys.Select(Band.Parse)]),
        CodeDimension code => new LevelDimension(name, code.Column, groups),
        _ => throw new FormatException($"'{plain.Name}' cannot be grouped"),
    };

    [GeneratedRegex(@"(?<=^|from |to |and |or )(?<what>day|year)(?:-(?<before>\d{1,4}))?(?= |$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RelativeForm();
}
