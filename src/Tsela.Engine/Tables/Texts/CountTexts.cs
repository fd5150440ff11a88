using System.Text.RegularExpressions;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Texts;

/// <summary>Reads what is measured: <c>count</c>, <c>distinct:f</c>, <c>sum:f</c>, <c>median:days(a,b)</c> and their like.</summary>
public static partial class CountTexts
{
    private static readonly string[] Words = ["count", "rows", "distinct", "sum", "mean", "median", "min", "max"];

    /// <summary>Reads a measure; whether the columns are there is not asked.</summary>
    /// <exception cref="QuestionRefusedException">The text is none of the known forms.</exception>
    public static Measure Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text is "count" or "rows")
        {
            return Measure.Rows;
        }

        var match = Form().Match(text);
        if (!match.Success)
        {
            var word = text.Split(':')[0];
            throw new QuestionRefusedException(Words.Contains(word, StringComparer.Ordinal)
                ? $"'{text}' does not say of what; write {word}:f with a column{(word == "distinct" ? "" : $", or {word}:days(from,to) or {word}:age(birth,at)")}."
                : $"'{text}' is not something to measure{Nearest.Of(word, Words)}: count, distinct:f, sum:f, mean:f, median:f, min:f, max:f, and days(from,to) or age(birth,at) in the place of f.");
        }

        RowValue value = match.Groups["two"].Value switch
        {
            "days" => new DaysBetween(match.Groups["a"].Value, match.Groups["b"].Value),
            "age" => new AgeAt(match.Groups["a"].Value, match.Groups["b"].Value),
            _ => new ColumnValue(TextParts.Unquoted(match.Groups["field"].Value)),
        };
        return new Measure(Enum.Parse<Aggregate>(match.Groups["how"].Value, ignoreCase: true), value);
    }

    /// <summary>Reads a measure of a table.</summary>
    /// <exception cref="QuestionRefusedException">It is none, or a column is not there or holds something else.</exception>
    public static Measure Read(string text, QuestionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var measure = Read(text);
        switch (measure.Value)
        {
            case ColumnValue value when measure.Aggregate == Aggregate.Distinct:
                return measure with { Value = new ColumnValue(scope.Column(value.Column).Name) };
            case ColumnValue value:
                return measure with { Value = new ColumnValue(scope.Column<NumberColumn>(value.Column, text).Name) };
            case DaysBetween days:
                return measure with { Value = new DaysBetween(scope.Column<DateColumn>(days.From, text).Name, scope.Column<DateColumn>(days.To, text).Name) };
            case AgeAt age:
                return measure with { Value = new AgeAt(scope.Column<DateColumn>(age.Birth, text).Name, scope.Column<DateColumn>(age.At, text).Name) };
            default:
                return measure;
        }
    }

    [GeneratedRegex(@"^(?:(?<how>distinct):(?<field>.+)|(?<how>sum|mean|median|min|max):(?:(?<two>days|age)\((?<a>[^,()]+),\s*(?<b>[^,()]+)\)|(?<field>.+)))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
