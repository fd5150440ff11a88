namespace Tsela.Engine.Matching.Names;

/// <summary>Two names word by word, whatever the order of the words.</summary>
internal static class WordComparison
{
    /// <param name="fewer">The words of the name that has fewer.</param>
    /// <param name="more">Those of the other.</param>
    /// <returns>Variant, typing error, part or initial where every word of the shorter name fits one of the other, else different.</returns>
    public static NameLevel Of(PreparedWord[] fewer, PreparedWord[] more)
    {
        var taken = 0;
        var worst = NameLevel.Same;
        var initials = 0;
        foreach (ref readonly var word in fewer.AsSpan())
        {
            var best = NameLevel.Different;
            var chosen = 0;
            for (var i = 0; i < more.Length; i++)
            {
                if ((taken & (1 << i)) == 0 && OfWords(word, more[i]) is var level && level < best)
                {
                    (best, chosen) = (level, i);
                }
            }

            if (best == NameLevel.Different)
            {
                return NameLevel.Different;
            }

            taken |= 1 << chosen;
            initials += best == NameLevel.Initial ? 1 : 0;
            worst = best > worst && best != NameLevel.Initial ? best : worst;
        }

        if (initials == fewer.Length)
        {
            return NameLevel.Initial;
        }

        return initials > 0 || fewer.Length < more.Length ? NameLevel.Part : worst == NameLevel.Same ? NameLevel.Variant : worst;
    }

    private static NameLevel OfWords(in PreparedWord a, in PreparedWord b)
    {
        if (a.SpellingHash == b.SpellingHash)
        {
            return NameLevel.Same;
        }

        if (a.IsInitial || b.IsInitial)
        {
            return a.Letters[0] == b.Letters[0] ? NameLevel.Initial : NameLevel.Different;
        }

        if (a.Groups.Length > 0 && b.Groups.Length > 0 && NameVariants.Meet(a.Groups, b.Groups))
        {
            return NameLevel.Variant;
        }

        return NameComparison.AreTypingErrors(a.Letters, b.Letters, a.Signature, b.Signature) ? NameLevel.TypingError : NameLevel.Different;
    }
}
