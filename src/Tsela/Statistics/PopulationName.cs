using System.Text.RegularExpressions;

namespace Tsela.Statistics;

/// <summary>
/// The id of a population in its parts: <c>DS15a+DS16a: stock of persons, where decision granted &amp; sex F</c>. Ledgers of
/// earlier releases hold these texts, so they stay as they are. What stands in double quotes belongs to a code, whatever
/// it says; outside of quotes no condition may hold what joins conditions.
/// </summary>
/// <param name="Series">The series whose rows are counted.</param>
/// <param name="Base">How they are counted, without series and conditions: <c>flow of persons, date decided_on</c>.</param>
/// <param name="Conditions">What a row meets: a field or concept, and what must be true of it.</param>
public sealed partial record PopulationName(IReadOnlyList<string> Series, string Base, IReadOnlyList<(string Name, string Text)> Conditions)
{
    private const string AndSign = " & ";
    private const string WhereSign = ", where ";

    /// <summary>The same of the records, whatever is counted of them: persons, sums, different things.</summary>
    public PopulationName OfRows =>
        this with { Base = $"{Base.Split(' ')[0]} of rows{(Base.IndexOf(", ", StringComparison.Ordinal) is >= 0 and var rest ? Base[rest..] : "")}" };

    /// <summary>All of them, whatever they meet.</summary>
    public PopulationName Whole => this with { Conditions = [] };

    /// <summary>True where it counts the rows, or the persons, of those rows of which another counts the persons, be it under more conditions.</summary>
    public bool IsOfTheRowsOf(PopulationName persons)
    {
        ArgumentNullException.ThrowIfNull(persons);
        return Series.Intersect(persons.Series, StringComparer.Ordinal).Any() && (Base == persons.Base || Base == persons.OfRows.Base);
    }

    /// <summary>Null where the text is no id of a population.</summary>
    public static PopulationName? Read(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var series = id.IndexOf(": ", StringComparison.Ordinal);
        if (series < 0)
        {
            return null;
        }

        var text = id[(series + 2)..];
        return Where().Match(text) is { Success: true } where
            ? new PopulationName(id[..series].Split('+'), text[..where.Index], [.. And().Split(text[(where.Index + WhereSign.Length)..]).Select(Condition)])
            : new PopulationName(id[..series].Split('+'), text, []);
    }

    public string Write() => Conditions.Count == 0 ? $"{string.Join('+', Series)}: {Base}" : $"{string.Join('+', Series)}: {Base}{WhereSign}{TextOf(Conditions)}";

    /// <summary>Conditions as ids have them, in the order of their names.</summary>
    /// <exception cref="ArgumentException">A condition could not be told from two: <see cref="FaultOf"/> says so before.</exception>
    public static string TextOf(IEnumerable<(string Name, string Text)> conditions) => string.Join(AndSign, conditions.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one =>
        FaultOf(one.Name, one.Text) is { } fault ? throw new ArgumentException(fault, nameof(conditions)) : $"{one.Name} {one.Text}"));

    /// <summary>Why a condition cannot stand in an id, as a clause; null where it can.</summary>
    public static string? FaultOf(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        // as it stands between two others
        var between = $"{AndSign}{name} {text}{AndSign}";
        return name.Length == 0 || name.Contains(' ', StringComparison.Ordinal) || name.Contains('"', StringComparison.Ordinal) ? $"'{name}' is no name of a field"
            : text.Count(sign => sign == '"') % 2 != 0 ? $"in {text} a quotation mark has no other that closes it"
            : And().Split(between) is not ["", var whole, ""] || whole != $"{name} {text}" || Where().IsMatch(between) ? $"in {text} write codes that hold '{AndSign.Trim()}' or '{WhereSign.Trim()}' in double quotes"
            : null;
    }

    private static (string, string) Condition(string text) => text.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var end ? (text[..end], text[(end + 1)..]) : (text, "");

    // outside of quotes: an even number of them follows
    [GeneratedRegex(""" & (?=(?:[^"]*"[^"]*")*[^"]*$)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex And();

    [GeneratedRegex(""", where (?=(?:[^"]*"[^"]*")*[^"]*$)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Where();
}
