namespace Tsela.Engine.Matching.Names;

/// <summary>A name made ready to be compared with many others; make it once for each distinct value.</summary>
public sealed class PreparedName
{
    private PreparedName(string plain)
    {
        Plain = plain;
        Signature = LetterSignature.Of(Head);
        SpellingHash = KeyHash.Of([]);
        Span<char> key = stackalloc char[SpellingRules.LengthMax];
        var words = new List<PreparedWord>(2);
        var rest = new WordsOfName(plain);
        while (rest.Next(out var word))
        {
            var ofWord = key[..SpellingRules.WriteKey(word, key)];
            SpellingHash = KeyHash.Continued(SpellingHash, ofWord);
            words.Add(PreparedWord.Of(word, ofWord));
        }

        Words = [.. words];
        HasInitials = words.Exists(word => word.IsInitial);
    }

    /// <summary>The name as <see cref="NameForm.Plain"/> makes it.</summary>
    public string Plain { get; }

    /// <summary>A 64-bit hash of <see cref="NameForm.SpellingKey"/>, the same in every run: names of equal hashes are known variants.</summary>
    public ulong SpellingHash { get; }

    internal ulong Signature { get; }

    internal PreparedWord[] Words { get; }

    internal bool HasInitials { get; }

    /// <summary>The letters that Jaro-Winkler looks at.</summary>
    internal ReadOnlySpan<char> Head => Plain.AsSpan(0, Math.Min(Plain.Length, Strings.LetterPositions.LengthMax));

    /// <summary>Prepares a name as it was written.</summary>
    public static PreparedName Of(string value) => new(NameForm.Plain(value));
}
