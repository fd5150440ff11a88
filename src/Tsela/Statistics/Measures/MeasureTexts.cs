using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Engine.Tables.Texts;

namespace Tsela.Statistics.Measures;

/// <summary>Reads the small texts of a measure: what is counted, conditions and breakdowns.</summary>
public static class MeasureTexts
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
        return text == "persons" ? new Measure(Aggregate.Distinct, new ColumnValue(PersonKey)) : CountTexts.Read(text);
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
}
