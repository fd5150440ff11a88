using Tsela.Engine.Matching;
using Tsela.Linkage.ReviewPairs;
using Tsela.Linkage.ReviewWorkload;

namespace Tsela.Tests.Linkage.Review;

public sealed class WordsTests
{
    [Theory]
    [InlineData("Mokoena", "Mokwena", "Mok[o]ena", "Mok[w]ena")]
    [InlineData("MOKOENA", "Mokoena", "MOKOENA", "Mokoena")]
    [InlineData("1980-05-12", "1980-12-05", "1980-[05-]12", "1980-12[-05]")]
    [InlineData("Thabo", "", "[Thabo]", "")]
    [InlineData("abc", "xyz", "[abc]", "[xyz]")]
    public void Marks_the_letters_that_the_other_has_not(string a, string b, string markedA, string markedB)
    {
        var (ofA, ofB) = TextDifference.Of(a, b);
        Assert.Equal((markedA, markedB), (Marked(ofA), Marked(ofB)));
    }

    [Fact]
    public void Marked_stretches_are_the_whole_text_and_what_is_unmarked_is_the_same_in_both()
    {
        var chance = new Random(3);
        string Word() => string.Concat(Enumerable.Range(0, chance.Next(1, 12)).Select(_ => "abc"[chance.Next(3)]));
        for (var i = 0; i < 500; i++)
        {
            var (a, b) = (Word(), Word());
            var (ofA, ofB) = TextDifference.Of(a, b);
            Assert.Equal((a, b), (string.Concat(ofA.Select(one => one.Text)), string.Concat(ofB.Select(one => one.Text))));
            Assert.Equal(Unmarked(ofA), Unmarked(ofB));
        }
    }

    [Theory]
    [InlineData(9.2, "590 times more likely for one person than for two")]
    [InlineData(-3, "8 times less likely for one person than for two")]
    [InlineData(0, "says nothing either way")]
    [InlineData(25, "more than a million times more likely for one person than for two")]
    public void Bits_are_said_in_words(double bits, string words) => Assert.Equal(words, ReviewWords.Times(bits));

    [Theory]
    [InlineData(0.5, "50.0 %")]
    [InlineData(0.9999999, "more than 99.99 %")]
    [InlineData(0.9949, "99.49 %")]
    [InlineData(0.00000001, "less than 0.01 %")]
    public void A_probability_is_never_certainty(double probability, string words) => Assert.Equal(words, ReviewWords.Percent(probability));

    [Fact]
    public void A_rare_agreement_is_called_rare()
    {
        var why = new Explanation(-20, [new ExplanationPart("surname", "Qhobela", "Qhobela", "the same", 8, 4, -1)]);
        var rows = ReviewWords.Waterfall(why);
        Assert.Equal("Surname: the same, and a rare one, partly said by other rows", rows[1].Title);
        Assert.Equal((-20.0, -9.0), (rows[1].From, rows[1].To));
        Assert.Contains("of 1,000,000 pairs", ReviewWords.Waterfall(new Explanation(-19.93, []))[0].Words, StringComparison.Ordinal);
    }

    /// <summary>Figures of Cohen (1960) as given by hand: 20 yes-yes, 15 no-no, 5 and 10 apart give kappa 0.4.</summary>
    [Fact]
    public void Kappa_is_that_of_the_known_example()
    {
        var answers = Enumerable.Repeat((true, true), 20).Concat(Enumerable.Repeat((false, false), 15))
            .Concat(Enumerable.Repeat((true, false), 5)).Concat(Enumerable.Repeat((false, true), 10)).ToList();
        var kappa = Kappa.Of(answers)!;
        Assert.Equal(0.4, kappa.Value, 10);
        Assert.InRange(kappa.Low, 0.1, 0.2);
        Assert.InRange(kappa.High, 0.6, 0.7);
        Assert.Null(Kappa.Of(Enumerable.Repeat((true, true), 5).ToList()));
        Assert.Null(Kappa.Of(Array.Empty<(bool, bool)>()));
    }

    [Theory]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(81, 263, 0.2553, 0.3662)]
    public void The_interval_of_a_share_is_that_of_Wilson(int hits, int of, double low, double high)
    {
        var share = ShareOf.Wilson(hits, of);
        Assert.Equal(low, share.Low, 3);
        Assert.Equal(high, share.High, 3);
    }

    private static string Marked(IEnumerable<Stretch> stretches) => string.Concat(stretches.Select(one => one.Differs ? $"[{one.Text}]" : one.Text));

    private static string Unmarked(IEnumerable<Stretch> stretches) => string.Concat(stretches.Where(one => !one.Differs).Select(one => one.Text));
}
