using Tsela.Engine.Matching.Strings;
using Tsela.Engine.Schemas;

namespace Tsela.Shared.PlainFiles;

/// <summary>The name that was probably meant by one that is not there.</summary>
public static class NearestName
{
    private const int LettersMax = 100;
    private const int ListedMax = 12;

    /// <summary>The end of a sentence: <c>; did you mean 'surname'?</c>, else what there is.</summary>
    public static string Of(string wanted, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(names);
        if (Nearest(wanted, names) is { } nearest)
        {
            return $"; did you mean '{nearest}'?";
        }

        var shown = string.Join(", ", names.Take(ListedMax).Select(name => $"'{Abridged(name)}'"));
        return names.Count > ListedMax ? $"; there are {shown} and {names.Count - ListedMax} more." : $"; there {(names.Count == 1 ? "is" : "are")} {shown}.";
    }

    /// <summary>One of the names was probably meant.</summary>
    public static bool Has(string wanted, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(names);
        return Nearest(wanted, names) is not null;
    }

    /// <summary>A text of the input as a sentence can hold it.</summary>
    public static string Abridged(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= LettersMax ? text : $"{text.AsSpan(0, LettersMax)}…";
    }

    private static string? Nearest(string wanted, IReadOnlyList<string> names)
    {
        var nearest = names.Select(name => (Name: name, Distance: Distance(wanted, name))).OrderBy(one => one.Distance).FirstOrDefault();
        return nearest.Name is not null && nearest.Distance < int.MaxValue ? nearest.Name : null;
    }

    private static int Distance(string wanted, string name)
    {
        var (a, b) = (LooseText.Normalise(wanted), LooseText.Normalise(name));
        if (a.Length > LettersMax || b.Length is 0 or > LettersMax)
        {
            return int.MaxValue;
        }

        var limit = Math.Max(1, Math.Max(a.Length, b.Length) / 3);
        var distance = TypingErrors.Within(a, b, limit);
        return distance <= limit ? distance : a.Length >= 3 && (b.Contains(a, StringComparison.Ordinal) || a.Contains(b, StringComparison.Ordinal)) ? limit : int.MaxValue;
    }
}
