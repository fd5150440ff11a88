using System.Runtime.InteropServices;

namespace Tsela.Engine.Matching.Names;

/// <summary>One word of a prepared name.</summary>
/// <param name="Letters">Its plain letters.</param>
/// <param name="SpellingHash">Hash of its spelling key.</param>
/// <param name="Signature">As <see cref="LetterSignature"/> makes it.</param>
/// <param name="Groups">Its groups of variants, in ascending order.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PreparedWord(string Letters, ulong SpellingHash, ulong Signature, int[] Groups)
{
    public bool IsInitial => Letters.Length == 1;

    public static PreparedWord Of(ReadOnlySpan<char> word, ReadOnlySpan<char> key) =>
        new(word.ToString(), KeyHash.Of(key), LetterSignature.Of(word), NameVariants.OfSpelling(key));
}
