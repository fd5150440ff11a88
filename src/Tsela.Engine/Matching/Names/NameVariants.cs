using System.Collections.Frozen;

namespace Tsela.Engine.Matching.Names;

/// <summary>
/// Names of which one person uses now one and now the other (William, Bill), from <c>data/names/variants.csv</c>. Each line
/// is a group; a name may stand in several, so that Chris meets both Christopher and Christina, who do not meet each other.
/// </summary>
public static class NameVariants
{
    private static readonly FrozenDictionary<string, int[]> Groups = Read();
    private static readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> OfKey = Groups.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The groups of a name, in ascending order; spellings that share a key share the groups.</summary>
    /// <param name="plain">One word, as made by <see cref="NameForm.Plain"/>.</param>
    public static ReadOnlySpan<int> GroupsOf(string plain) => OfSpelling(NameForm.SpellingKey(plain));

    /// <summary>Whether two names share a group.</summary>
    /// <param name="a">One word, as made by <see cref="NameForm.Plain"/>.</param>
    /// <param name="b">The other.</param>
    public static bool AreVariants(string a, string b) => Meet(GroupsOf(a), GroupsOf(b));

    internal static int[] OfSpelling(ReadOnlySpan<char> key) => OfKey.TryGetValue(key, out var groups) ? groups : [];

    internal static bool Meet(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                return true;
            }

            if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return false;
    }

    private static FrozenDictionary<string, int[]> Read() => NameTable.Rows("variants")
        .SelectMany((row, group) => row[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (Key: NameForm.SpellingKey(NameForm.Plain(name)), Group: group)))
        .Distinct()
        .GroupBy(entry => entry.Key, entry => entry.Group, StringComparer.Ordinal)
        .ToFrozenDictionary(entries => entries.Key, entries => entries.Order().ToArray(), StringComparer.Ordinal);
}
