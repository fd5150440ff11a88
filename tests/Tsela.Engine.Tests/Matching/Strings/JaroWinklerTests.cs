using Tsela.Engine.Matching.Strings;

namespace Tsela.Engine.Tests.Matching.Strings;

public sealed class JaroWinklerTests
{
    [Theory]
    [InlineData("", "", 1)]
    [InlineData("a", "", 0)]
    [InlineData("a", "a", 1)]
    [InlineData("a", "b", 0)]
    [InlineData("martha", "marhta", 0.9611)]
    [InlineData("dwayne", "duane", 0.8400)]
    [InlineData("dixon", "dicksonx", 0.8133)]
    [InlineData("\U0001F600", "\U0001F601", 0.7)]
    public void The_published_examples_come_out(string a, string b, double expected) =>
        Assert.Equal(expected, JaroWinkler.Of(a, b), 4);

    [Theory]
    [InlineData(1, 12, 20_000)]
    [InlineData(2, 20, 20_000)]
    [InlineData(3, 64, 5_000)]
    public void It_equals_the_textbook_and_is_the_same_in_both_directions(int seed, int lengthMax, int count)
    {
        foreach (var (a, b) in RandomTexts.Pairs(seed, count, lengthMax))
        {
            var expected = TextbookDistances.JaroWinkler(Cut(a), Cut(b));
            Assert.Equal(expected, JaroWinkler.Of(a, b), 1e-12);
            Assert.Equal(JaroWinkler.Of(a, b), JaroWinkler.Of(b, a));
        }
    }

    [Fact]
    public void Beyond_64_letters_the_beginnings_are_compared()
    {
        foreach (var (a, b) in RandomTexts.Pairs(4, 1_000, 300))
        {
            Assert.Equal(TextbookDistances.JaroWinkler(Cut(a), Cut(b)), JaroWinkler.Of(a, b), 1e-12);
        }

        Assert.Equal(1, JaroWinkler.Of(new string('x', 10_000), new string('x', 9_000)));
    }

    private static string Cut(string text) => text.Length > 64 ? text[..64] : text;
}
