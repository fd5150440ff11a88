using System.Collections.Frozen;

namespace Tsela.Engine.Matching.Names;

/// <summary>Words that are put before a name and are no part of it.</summary>
internal static class Titles
{
    private static readonly FrozenSet<string> All = NameTable.Rows("titles").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contain(string word) => All.Contains(word);
}
