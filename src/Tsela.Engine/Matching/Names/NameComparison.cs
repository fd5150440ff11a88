using Tsela.Engine.Matching.Strings;

namespace Tsela.Engine.Matching.Names;

/// <summary>The comparison of two names; strangers, which most pairs are, cost some tens of nanoseconds.</summary>
public static class NameComparison
{
    private const double AlikeMin = 0.70;
    private const double VeryAlikeMin = 0.88;

    private const int LengthOfOneError = 4;
    private const int LengthOfTwoErrors = 8;

    /// <summary>How far two names agree; the same in both directions. A name without letters agrees with none.</summary>
    public static NameLevel LevelOf(PreparedName a, PreparedName b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Words.Length == 0 || b.Words.Length == 0)
        {
            return NameLevel.Different;
        }

        if (a.SpellingHash == b.SpellingHash)
        {
            return string.Equals(a.Plain, b.Plain, StringComparison.Ordinal) ? NameLevel.Same : NameLevel.Variant;
        }

        if (a.Words.Length == 1 && b.Words.Length == 1)
        {
            return OfWords(a.Words[0], b.Words[0]);
        }

        var byWords = a.Words.Length <= b.Words.Length ? WordComparison.Of(a.Words, b.Words) : WordComparison.Of(b.Words, a.Words);
        if (byWords < NameLevel.Alike)
        {
            return byWords;
        }

        // words that differ are no typing errors of each other, however long the names around them; a lost space may be one
        var atBest = a.HasInitials || b.HasInitials ? NameLevel.Alike
            : a.Words.Length == b.Words.Length ? NameLevel.VeryAlike
            : NameLevel.Same;
        var byLetters = OfLetters(a.Head, b.Head, a.Signature, b.Signature);
        byLetters = byLetters < atBest ? atBest : byLetters;
        return byLetters < byWords ? byLetters : byWords;
    }

    /// <summary>Whether two words are one but for errors of typing.</summary>
    internal static bool AreTypingErrors(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ulong lettersOfA, ulong lettersOfB)
    {
        var errors = ErrorsMax(Math.Min(a.Length, b.Length));
        return errors > 0
            && LetterSignature.Missing(lettersOfA, lettersOfB) <= errors
            && LetterSignature.Missing(lettersOfB, lettersOfA) <= errors
            && TypingErrors.Within(a, b, errors) <= errors;
    }

    private static int ErrorsMax(int shorter) => shorter >= LengthOfTwoErrors ? 2 : shorter >= LengthOfOneError ? 1 : 0;

    private static NameLevel OfWords(in PreparedWord a, in PreparedWord b)
    {
        if (a.Groups.Length > 0 && b.Groups.Length > 0 && NameVariants.Meet(a.Groups, b.Groups))
        {
            return NameLevel.Variant;
        }

        return a.IsInitial || b.IsInitial
            ? a.Letters[0] == b.Letters[0] ? NameLevel.Initial : NameLevel.Different
            : OfLetters(a.Letters, b.Letters, a.Signature, b.Signature);
    }

    private static NameLevel OfLetters(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ulong lettersOfA, ulong lettersOfB)
    {
        var shared = Math.Min(a.Length - LetterSignature.Missing(lettersOfA, lettersOfB), b.Length - LetterSignature.Missing(lettersOfB, lettersOfA));
        if (JaroWinkler.AtMost(a, b, shared) < AlikeMin)
        {
            return NameLevel.Different;
        }

        if (AreTypingErrors(a, b, lettersOfA, lettersOfB))
        {
            return NameLevel.TypingError;
        }

        return JaroWinkler.Of(a, b) switch
        {
            >= VeryAlikeMin => NameLevel.VeryAlike,
            >= AlikeMin => NameLevel.Alike,
            _ => NameLevel.Different,
        };
    }
}
