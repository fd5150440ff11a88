using Tsela.Engine.Matching.Strings;

namespace Tsela.Statistics.Questions;

/// <summary>The names that a mistyped one most likely means.</summary>
public static class NearNames
{
    private const int Named = 3;

    /// <summary>At most three, the nearest first; where none is near, the first three there are.</summary>
    public static IReadOnlyList<string> Of(string typed, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var sought = typed.ToUpperInvariant();
        var allowed = Math.Max(2, sought.Length / 3);
        List<string> all = [.. names];
        List<string> near =
        [
            .. all.Select(name => (name, distance: Distance(sought, name.ToUpperInvariant(), allowed)))
                .Where(pair => pair.distance <= allowed).OrderBy(pair => pair.distance).ThenBy(pair => pair.name, StringComparer.Ordinal)
                .Select(pair => pair.name).Take(Named),
        ];
        return near.Count > 0 ? near : [.. all.Take(Named)];
    }

    /// <summary>As a sentence ends: <c>Did you mean sex, age or district?</c></summary>
    public static string Meant(string typed, IEnumerable<string> names) => Of(typed, names) switch
    {
        [] => "There is none to choose from.",
        [var only] => $"Did you mean {only}?",
        var several => $"Did you mean {string.Join(", ", several.SkipLast(1))} or {several[^1]}?",
    };

    private static int Distance(string sought, string name, int allowed) =>
        sought.Length >= 3 && name.Contains(sought, StringComparison.Ordinal) ? 1 : TypingErrors.Within(sought, name, allowed);
}
