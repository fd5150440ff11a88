using System.Globalization;
using System.Text.RegularExpressions;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Texts;

/// <summary>
/// Reads what a row must meet: <c>a|b</c> any of these, <c>not a|b</c> given and none of these, <c>given</c>,
/// <c>missing</c>, <c>from 12</c>, <c>to 17</c>, <c>12 to 17</c> (numbers and days), <c>differs other</c>;
/// <c>x and y</c> both, <c>x or y</c> either. What stands in double quotes is a code as it is.
/// </summary>
public static partial class ConditionTexts
{
    /// <summary>A condition on a column, read by its kind; one for each part that is joined by <c>and</c>.</summary>
    /// <param name="column">Field or concept.</param>
    /// <param name="text">The condition.</param>
    /// <param name="kind">What the column holds.</param>
    /// <param name="states">Texts of the column's states without a value, which may be named like codes.</param>
    /// <exception cref="QuestionRefusedException">The text does not fit the kind of the column.</exception>
    public static IReadOnlyList<Condition> Read(string column, string text, ColumnKind kind, IReadOnlyList<string>? states = null) =>
        Joined(text, part => One(column, part, kind, states ?? []));

    /// <summary>A condition on the age at the reference date: <c>0 to 17</c>, <c>from 65</c>, <c>missing</c>.</summary>
    /// <param name="column">Birth dates, or ages.</param>
    /// <param name="text">The condition.</param>
    /// <exception cref="QuestionRefusedException">The text is none.</exception>
    public static IReadOnlyList<Condition> Ages(string column, string text) => Joined(text, part => State(column, part) ?? Age(column, part));

    /// <summary>A condition on the period of a day: <c>2023|2024-Q1</c>, <c>not 2023</c>, <c>from 2020-04</c>.</summary>
    /// <param name="column">Days.</param>
    /// <param name="text">The condition.</param>
    /// <exception cref="QuestionRefusedException">The text is none.</exception>
    public static IReadOnlyList<Condition> Periods(string column, string text) => Joined(text, part => State(column, part) ?? Period(column, part));

    internal static IReadOnlyList<Condition> Joined(string text, Func<string, Condition> one)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. TextParts.Split(text, " and ").Select(part => TextParts.Split(part, " or ") is { Count: > 1 } ways
            ? new AnyOf([.. ways.Select(one)])
            : one(part))];
    }

    internal static Condition? State(string column, string text) => text switch
    {
        "given" => new ValueIs(column, Given: true),
        "missing" => new ValueIs(column, Given: false),
        _ when text.StartsWith("differs ", StringComparison.Ordinal) => new CodesDiffer(column, text["differs ".Length..].Trim()),
        _ => null,
    };

    internal static (IReadOnlyList<string> Codes, bool IsNegated) Codes(string text)
    {
        var isNegated = text.StartsWith("not ", StringComparison.Ordinal);
        return ([.. TextParts.Split(isNegated ? text[4..] : text, "|").Select(TextParts.Unquoted)], isNegated);
    }

    private static Condition One(string column, string text, ColumnKind kind, IReadOnlyList<string> states)
    {
        if (State(column, text) is { } state)
        {
            return state;
        }

        if (kind != ColumnKind.Code && EndsForm().Match(text) is { Success: true } ends)
        {
            if (kind == ColumnKind.Number)
            {
                var (least, most) = Ends(ends, Number, Number);
                return new NumberWithin(column, least, most);
            }

            var (first, last) = Ends(ends, DayTexts.Day, DayTexts.Day);
            return new DateWithin(column, first, last);
        }

        var (codes, isNegated) = Codes(text);
        return new CodeIs(column, codes.Select(code => kind == ColumnKind.Code || states.Contains(code, StringComparer.Ordinal) ? code : Invariant(code, kind)).ToHashSet(StringComparer.Ordinal), isNegated);
    }

    private static AgeWithin Age(string column, string text)
    {
        if (EndsForm().Match(text) is { Success: true } ends)
        {
            var (youngest, oldest) = Ends(ends, Whole, Whole);
            return new AgeWithin(column, youngest, oldest);
        }

        var age = Whole(text);
        return new AgeWithin(column, age, age);
    }

    private static Condition Period(string column, string text)
    {
        if (EndsForm().Match(text) is { Success: true } ends)
        {
            var (first, last) = Ends(ends, from => DayTexts.Period(from).First, to => DayTexts.Period(to).Last);
            return new DateWithin(column, first, last);
        }

        var (codes, isNegated) = Codes(text);
        var any = new AnyOf([.. codes.Select(DayTexts.Period).Select(period => new DateWithin(column, period.First, period.Last))]);
        return isNegated ? new Not(new AnyOf([.. any.Conditions, new ValueIs(column, Given: false)])) : any;
    }

    private static string Invariant(string text, ColumnKind kind) => kind == ColumnKind.Number
        ? Number(text).ToString("0.############################", CultureInfo.InvariantCulture)
        : DayTexts.Day(text).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static (T? From, T? To) Ends<T>(Match match, Func<string, T> readFrom, Func<string, T> readTo)
        where T : struct, IComparable<T>
    {
        var (from, to) = (End(match, "from", readFrom), End(match, "to", readTo));
        return from is { } least && to is { } most && least.CompareTo(most) > 0
            ? throw new QuestionRefusedException($"'{match.Value}' runs backwards; write the smaller end first.")
            : (from, to);
    }

    private static T? End<T>(Match match, string name, Func<string, T> read)
        where T : struct =>
        match.Groups[name] is { Success: true } group ? read(group.Value) : null;

    private static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var years)
        ? years
        : throw new QuestionRefusedException($"'{text}' is not an age; write whole years, or 0 to 17, from 65, to 17, given or missing.");

    private static decimal Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new QuestionRefusedException($"'{text}' is not a number; write 12, 12|13, 12 to 17, from 12, to 17, given or missing.");

    [GeneratedRegex(@"^(?:from\s+(?<from>\S+)|to\s+(?<to>\S+)|(?<from>\S+)\s+to\s+(?<to>\S+)|from\s+(?<from>\S+)\s+to\s+(?<to>\S+))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EndsForm();
}
