using Tsela.Engine.Matching.Strings;

namespace Tsela.Engine.Tables.Texts;

/// <summary>Names that may be meant by one that is not there.</summary>
internal static class Nearest
{
    private const int ShownMax = 3;
    private const int ListedMax = 12;

    /// <summary>The end of a sentence: <c>; the nearest are sex and age</c>, else what there is.</summary>
    public static string Of(string wanted, IEnumerable<string> names)
    {
        var all = names.ToList();
        if (all.Count == 0)
        {
            return "; there is none";
        }

        var near = all.Select(name => (Name: name, Distance: Distance(wanted, name))).Where(one => one.Distance is not null)
            .OrderBy(one => one.Distance).ThenBy(one => one.Name, StringComparer.Ordinal).Take(ShownMax).Select(one => one.Name).ToList();
        return near.Count switch
        {
            1 => $"; the nearest is {near[0]}",
            > 1 => $"; the nearest are {Joined(near)}",
            _ when all.Count <= ListedMax => $"; there {(all.Count == 1 ? "is" : "are")} {Joined(all)}",
            _ => $"; there are {all.Count}, such as {Joined([.. all.Order(StringComparer.Ordinal).Take(ShownMax)])}",
        };
    }

    public static string Joined(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    private static int? Distance(string wanted, string name)
    {
        var (a, b) = (wanted.ToUpperInvariant(), name.ToUpperInvariant());
        if (a.Length > 60 || b.Length > 60)
        {
            return null;
        }

        if (a.Length >= 3 && b.Contains(a, StringComparison.Ordinal))
        {
            return 1;
        }

        var limit = Math.Max(1, Math.Max(a.Length, b.Length) / 3);
        return TypingErrors.Within(a, b, limit) is var distance && distance <= limit ? distance : null;
    }
}
