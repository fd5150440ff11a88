using Tsela.Engine.Matching.Strings;

namespace Tsela.Engine.Tests.Matching.Strings;

public sealed class TypingErrorsTests
{
    [Theory]
    [InlineData("", "", 3, 0)]
    [InlineData("", "ab", 3, 2)]
    [InlineData("", "abcd", 3, 4)]
    [InlineData("thabo", "thabo", 0, 0)]
    [InlineData("thabo", "tahbo", 0, 1)]
    [InlineData("thabo", "tahbo", 1, 1)]
    [InlineData("lerato", "lerat", 1, 1)]
    [InlineData("ca", "abc", 3, 3)]
    [InlineData("kitten", "sitting", 5, 3)]
    [InlineData("kitten", "sitting", 2, 3)]
    [InlineData("\U0001F600", "\U0001F601", 2, 1)]
    public void Errors_are_counted_up_to_the_limit(string a, string b, int limit, int expected) =>
        Assert.Equal(expected, TypingErrors.Within(a, b, limit));

    [Theory]
    [InlineData(11, 8, 20_000)]
    [InlineData(12, 30, 10_000)]
    [InlineData(13, 70, 3_000)]
    [InlineData(14, 200, 600)]
    public void It_equals_the_textbook_at_every_limit(int seed, int lengthMax, int count)
    {
        foreach (var (a, b) in RandomTexts.Pairs(seed, count, lengthMax))
        {
            var expected = TextbookDistances.OptimalStringAlignment(a, b);
            foreach (var limit in (ReadOnlySpan<int>)[0, 1, 2, 3, 5, expected, 1_000])
            {
                Assert.Equal(Math.Min(expected, limit + 1), TypingErrors.Within(a, b, limit));
            }
        }
    }

    [Fact]
    public void Texts_of_ten_thousand_letters_are_looked_at_in_a_narrow_band()
    {
        var a = string.Concat(Enumerable.Repeat("lesotho-", 1_250));
        var b = "x" + a[..5_000] + "ol" + a[5_002..^1] + "y";
        Assert.Equal(TypingErrors.Within(a, b, 10), TypingErrors.Within(b, a, 10));
        Assert.Equal(3, TypingErrors.Within(a, b, 2));
        Assert.Equal(3, TypingErrors.Within(a, new string('q', 10_000), 2));
    }
}
