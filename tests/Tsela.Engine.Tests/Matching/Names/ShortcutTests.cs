using Tsela.Engine.Matching.Names;
using Tsela.Engine.Matching.Strings;
using Tsela.Engine.Tests.Matching.Strings;

namespace Tsela.Engine.Tests.Matching.Names;

/// <summary>The comparison passes over most pairs by bounds; no bound may hide what the slow way would find.</summary>
public sealed class ShortcutTests
{
    [Fact]
    public void The_bound_by_letters_is_never_below_the_likeness()
    {
        foreach (var (a, b) in RandomTexts.Pairs(31, 30_000, 20).Where(pair => pair.A.Length > 0 && pair.B.Length > 0))
        {
            var (ofA, ofB) = (LetterSignature.Of(a), LetterSignature.Of(b));
            var shared = Math.Min(a.Length - LetterSignature.Missing(ofA, ofB), b.Length - LetterSignature.Missing(ofB, ofA));
            Assert.True(JaroWinkler.AtMost(a, b, shared) >= JaroWinkler.Of(a, b) - 1e-12, $"{a} {b}");
        }
    }

    [Fact]
    public void Words_are_judged_as_by_the_textbook()
    {
        foreach (var (a, b) in Words())
        {
            var level = NameComparison.LevelOf(PreparedName.Of(a), PreparedName.Of(b));
            Assert.Equal(level, NameComparison.LevelOf(PreparedName.Of(b), PreparedName.Of(a)));
            if (level <= NameLevel.Variant)
            {
                continue;
            }

            var shorter = Math.Min(a.Length, b.Length);
            var errors = TextbookDistances.OptimalStringAlignment(a, b);
            var likeness = TextbookDistances.JaroWinkler(a, b);
            var expected = (shorter >= 4 && errors <= 1) || (shorter >= 8 && errors <= 2) ? NameLevel.TypingError
                : likeness >= 0.88 ? NameLevel.VeryAlike
                : likeness >= 0.70 ? NameLevel.Alike
                : NameLevel.Different;
            Assert.True(level == expected, $"{a} {b}: {level}, not {expected}");
        }
    }

    private static IEnumerable<(string A, string B)> Words() => RandomTexts.Pairs(32, 60_000, 14)
        .Select(pair => (A: OnlyLetters(pair.A), B: OnlyLetters(pair.B)))
        .Where(pair => pair.A.Length > 1 && pair.B.Length > 1);

    private static string OnlyLetters(string text) => string.Concat(text.Where(char.IsAsciiLetterLower));
}
