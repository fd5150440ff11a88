using Tsela.Engine.Matching.Profiling;
using Tsela.Engine.Matching.Strings;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Two numbers of a document, or two codes that may be mistyped (a postcode, an e-mail address).</summary>
internal sealed class CodeComparison(Feature feature)
    : CodedComparison(feature, Outcomes, [.. feature.Values.Select(PlainText.LettersAndDigits)])
{
    private static readonly string[] Outcomes =
        ["the same", "one sign different", "two signs different", "the same beginning", "the same end", "similar", "different"];

    public override bool LooksAtLetters => false;

    protected override int LevelOfForms(int a, int b)
    {
        var first = Plain[a].AsSpan();
        var second = Plain[b].AsSpan();
        var shortest = Math.Min(first.Length, second.Length);
        if (shortest < 2)
        {
            return 6;
        }

        var errors = TypingErrors.Within(first, second, 2);
        if (errors == 1 && shortest >= 3)
        {
            return 1;
        }

        if (errors == 2 && shortest >= 6)
        {
            return 2;
        }

        var half = Math.Max(3, (shortest + 1) / 2);
        return shortest < 4 ? 6
            : first[..half].SequenceEqual(second[..half]) ? 3
            : first[^half..].SequenceEqual(second[^half..]) ? 4
            : shortest >= 8 && JaroWinkler.Of(first, second) >= 0.88 ? 5
            : 6;
    }
}
