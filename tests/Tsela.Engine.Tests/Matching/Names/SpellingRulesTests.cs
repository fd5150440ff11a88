using Tsela.Engine.Matching.Names;

namespace Tsela.Engine.Tests.Matching.Names;

public sealed class SpellingRulesTests
{
    [Fact]
    public void Every_rule_does_what_its_example_says()
    {
        foreach (var row in NameTable.Rows("spelling-rules"))
        {
            var (example, different) = (row[6], row[6].Contains(" is not ", StringComparison.Ordinal));
            var names = example.Split(different ? " is not " : ": ");
            Assert.True(names.Length == 2, $"{example} shows no pair");
            Assert.True(Key(names[0]) == Key(names[1]) != different, $"{example}: {Key(names[0])} and {Key(names[1])}");
            Assert.NotEmpty(row[5]);
        }
    }

    [Theory]
    [InlineData("Retšelisitsoe", "Retshedisitswe")]
    [InlineData("Keneuoe", "Keneuwe")]
    [InlineData("Lekhooa", "Lekgowa")]
    [InlineData("Moshoeshoe", "Moshweshwe")]
    [InlineData("'Malisebo", "Mmadisebo")]
    [InlineData("'Nete", "Nnete")]
    [InlineData("Lebohang", "Lebogang")]
    [InlineData("Mueller", "Müller")]
    [InlineData("van der Merwe", "Vandermerwe")]
    [InlineData("Anna-Maria", "Annamaria")]
    [InlineData("Hannah", "Hana")]
    public void Regular_spellings_share_a_key(string a, string b) => Assert.Equal(Key(a), Key(b));

    [Theory]
    [InlineData("Thabo", "Thabang")]
    [InlineData("Diana", "Liana")]
    [InlineData("Theko", "Teko")]
    [InlineData("Moeletsi", "Moletsi")]
    [InlineData("Tšepo", "Tšepiso")]
    [InlineData("Lehloenya", "Lehloea")]
    [InlineData("Liddy", "Lily")]
    [InlineData("Dooley", "Doody")]
    [InlineData("Edie", "Ellie")]
    public void Different_names_keep_different_keys(string a, string b) => Assert.NotEqual(Key(a), Key(b));

    private static string Key(string name) => NameForm.SpellingKey(NameForm.Plain(name));
}
