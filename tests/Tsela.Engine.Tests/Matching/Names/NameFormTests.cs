using Tsela.Engine.Matching.Names;

namespace Tsela.Engine.Tests.Matching.Names;

public sealed class NameFormTests
{
    [Theory]
    [InlineData("Tšepo", "tsepo")]
    [InlineData("Ts'epo", "tsepo")]
    [InlineData("TŠELISO", "tseliso")]
    [InlineData("ŝ é ö ü ß ø ł", "s e o u ss o l")]
    [InlineData("Þóra Æsa Œuvre Ŋ", "thora aesa oeuvre ng")]
    [InlineData("José da Conceição", "jose da conceicao")]
    [InlineData("Nguyễn Thị Ánh", "nguyen thi anh")]
    [InlineData("Jose\u0301", "jose")]
    [InlineData("'M'athabo", "mathabo")]
    [InlineData("’Mathabo", "mathabo")]
    [InlineData("ʼMa-Thabo", "mathabo")]
    [InlineData("Mma Thabo", "mmathabo")]
    [InlineData("O`Brien", "obrien")]
    [InlineData("  Anna-Maria,  J. ", "anna maria j")]
    [InlineData("Ntate Thabo", "thabo")]
    [InlineData("’M’e Lerato", "lerato")]
    [InlineData("Rev. Dr. Pule Tau", "pule tau")]
    [InlineData("Morena", "morena")]
    [InlineData("Mr", "mr")]
    [InlineData("\u200BThabo\u00A0Tau\uFEFF", "thabo tau")]
    [InlineData("Иван Петров", "иван петров")]
    [InlineData("王 小明", "王 小明")]
    [InlineData("-- . ,", "")]
    [InlineData("", "")]
    public void A_name_becomes_plain(string written, string expected) => Assert.Equal(expected, NameForm.Plain(written));

    [Fact]
    public void A_plain_name_stays_as_it_is()
    {
        foreach (var pair in LabelledPairs.All)
        {
            var plain = NameForm.Plain(pair.A);
            Assert.Equal(plain, NameForm.Plain(plain));
        }
    }

    [Fact]
    public void A_name_of_ten_thousand_characters_in_mixed_scripts_has_a_short_key()
    {
        var random = new Random(5);
        var text = string.Create(10_000, random, (letters, source) => source.GetItems("abš'-\u0301\U0001F600 Жx王\0\u202E", letters));
        var plain = NameForm.Plain(text);
        Assert.True(plain.Length <= text.Length * 2);
        Assert.True(NameForm.SpellingKey(plain).Length <= 8 * 128);
        Assert.True(NameForm.SpellingKey(new string('a', 10_000)).Length <= 128);
        Assert.Equal(NameLevel.Same, NameComparison.LevelOf(PreparedName.Of(text), PreparedName.Of(text)));
    }
}
