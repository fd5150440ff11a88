using System.Globalization;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Texts;

/// <summary>
/// Reads what a table is broken down by: a column; <c>column@level</c> of a hierarchy; <c>@year</c>, <c>@quarter</c>,
/// <c>@month</c> and <c>@day</c> of days; <c>@age</c> in single years, <c>@age5</c> and <c>@age10</c>, or bands such as
/// <c>@0-17|18-64|65+</c>, of birth dates or of a column that holds the age.
/// </summary>
internal static class DimensionTexts
{
    private const int OpenFrom = 85;

    private static readonly string[] DayLevels = ["day", "month", "quarter", "year"];
    private static readonly string[] AgeLevels = ["age", "age5", "age10"];

    public static Dimension Read(string text, QuestionScope scope, TimeRule? time)
    {
        if (text == AtDimension.UsualName && time is StockOn or StockOnDays && !scope.Table.TryFind(text, out _))
        {
            return new AtDimension();
        }

        var (column, level) = scope.Named(text);
        var name = TextParts.Unquoted(text);
        if (level is null)
        {
            return new CodeDimension(name, column.Name) { List = column is CodeColumn ? scope.Known(column)?.Codes : null };
        }

        if (column is CodeColumn)
        {
            return new LevelDimension(name, column.Name, scope.Level(column, level));
        }

        if (column is DateColumn && DayLevels.Contains(level, StringComparer.Ordinal))
        {
            return new DateDimension(name, column.Name, Enum.Parse<DateLevel>(level, ignoreCase: true));
        }

        var bands = BandsOf(level) ?? throw Unknown(column, level);
        RequireDay(column, time);
        return new AgeDimension(name, column.Name, bands);
    }

    /// <summary>The age from a birth date needs a day.</summary>
    public static void RequireDay(Column column, TimeRule? time)
    {
        if (column is DateColumn && time is null)
        {
            throw new QuestionRefusedException(
                $"The age from '{column.Name}' needs a day: ask for a stock on a day, or for a flow by the date of an event.");
        }
    }

    private static IReadOnlyList<Band>? BandsOf(string level)
    {
        if (level == "age")
        {
            return Band.SingleYears();
        }

        if (level.StartsWith("age", StringComparison.Ordinal) && int.TryParse(level.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width is > 1 and <= OpenFrom)
        {
            var open = OpenFrom / width * width;
            var culture = CultureInfo.InvariantCulture;
            return [.. Enumerable.Range(0, open / width).Select(i => new Band(string.Create(culture, $"{i * width}-{(i * width) + width - 1}"), i * width, (i * width) + width - 1)), new Band(string.Create(culture, $"{open}+"), open, null)];
        }

        return level.Length > 0 && char.IsAsciiDigit(level[0]) ? WrittenBands(level) : null;
    }

    private static List<Band> WrittenBands(string text)
    {
        var bands = new List<Band>();
        foreach (var part in text.Split('|', StringSplitOptions.TrimEntries))
        {
            if (!TryBand(part, out var band))
            {
                throw new QuestionRefusedException($"'{part}' is not a band of ages; write 0-17, or 65+ for the last one.");
            }

            if (bands.Find(one => !(band.From > one.To) && !(one.From > band.To)) is { } other)
            {
                throw new QuestionRefusedException($"The bands {other.Code} and {band.Code} overlap, so an age would stand in both.");
            }

            bands.Add(band);
        }

        return bands;
    }

    private static bool TryBand(string text, out Band band)
    {
        var ends = text.EndsWith('+') ? [text[..^1]] : text.Split('-');
        var numbers = Array.ConvertAll(ends, end => int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1);
        band = numbers switch
        {
            [>= 0 and var age] when !text.EndsWith('+') => new Band(text, age, age),
            [>= 0 and var from] => new Band(text, from, null),
            [>= 0 and var from, var to] when to >= from => new Band(text, from, to),
            _ => new Band(text, 0, -1),
        };
        return band.To != -1;
    }

    private static QuestionRefusedException Unknown(Column column, string level) => column is DateColumn
        ? new QuestionRefusedException($"'{column.Name}' holds days, and these have no level '{level}'{Nearest.Of(level, [.. DayLevels, .. AgeLevels])}; or write bands of ages, such as 0-17|18-64|65+.")
        : new QuestionRefusedException($"'{column.Name}' holds numbers, and these have no level '{level}'{Nearest.Of(level, AgeLevels)}; or write bands, such as 0-17|18-64|65+.");
}
