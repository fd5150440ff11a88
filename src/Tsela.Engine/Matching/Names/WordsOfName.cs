namespace Tsela.Engine.Matching.Names;

/// <summary>The words of a plain name one after the other, as far as they count.</summary>
internal ref struct WordsOfName(ReadOnlySpan<char> plain)
{
    /// <summary>Words that are looked at; no register names anybody by more.</summary>
    public const int CountMax = 8;

    /// <summary>Letters of a word that are looked at.</summary>
    public const int LengthMax = 64;

    private ReadOnlySpan<char> rest = plain;
    private int count;

    public bool Next(out ReadOnlySpan<char> word)
    {
        rest = rest.TrimStart(Letters.Break);
        var end = rest.IndexOf(Letters.Break);
        word = end < 0 ? rest : rest[..end];
        rest = rest[word.Length..];
        word = word.Length > LengthMax ? word[..LengthMax] : word;
        return !word.IsEmpty && count++ < CountMax;
    }
}
