using Tsela.Engine.Schemas;

namespace Tsela.Tests.NationalData;

public sealed class CodeListTests
{
    public static TheoryData<string> Lists => [.. NationalDataFiles.CodeLists.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_spelling_means_one_code(string id)
    {
        var meanings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in NationalDataFiles.CodeLists[id].Codes)
        {
            foreach (var spelling in code.Synonyms.Prepend(code.Label).Prepend(code.LabelSt ?? "").Prepend(code.Value))
            {
                var loose = LooseText.Normalise(spelling);
                if (loose.Length > 0)
                {
                    Assert.True(meanings.TryAdd(loose, code.Value) || meanings[loose] == code.Value, $"'{spelling}' means {meanings[loose]} and {code.Value}");
                }
            }
        }
    }

    [Theory]
    [InlineData("countries", "Swaziland", "SZ")]
    [InlineData("countries", "r.s.a", "ZA")]
    [InlineData("countries", "South  African", "ZA")]
    [InlineData("countries", "Basotho", "LS")]
    [InlineData("countries", "D.R. Congo", "CD")]
    [InlineData("countries", "Cote d’Ivoire", "CI")]
    [InlineData("countries", "D", "DE")]
    [InlineData("districts", "BUTHA-BUTHE", "LS-B")]
    [InlineData("districts", "Mohales Hoek", "LS-F")]
    [InlineData("districts", "Teyateyaneng", "LS-D")]
    [InlineData("sex", "Monna", "M")]
    [InlineData("sex", "mosali", "F")]
    [InlineData("border-posts", "Ficksburg Bridge", "MPB")]
    [InlineData("border-posts", "Boesmansnek", "NKG")]
    [InlineData("isced-2011-levels", "COSC", "3")]
    [InlineData("currencies", "US$", "USD")]
    public void Words_that_clerks_use_mean_their_code(string list, string text, string code)
    {
        Assert.True(NationalDataFiles.CodeLists[list].TryResolve(text, out var found));
        Assert.Equal(code, found.Value);
    }

    [Theory]
    [InlineData("countries", "Congo")]
    [InlineData("countries", "Congolese")]
    [InlineData("countries", "Korean")]
    [InlineData("sex", "1")]
    [InlineData("marital-status", "Married")]
    public void A_word_that_two_codes_could_claim_means_none(string list, string text) =>
        Assert.False(NationalDataFiles.CodeLists[list].TryResolve(text, out _));

    [Fact]
    public void Thaba_Tseka_is_the_only_district_that_was_not_always_one() =>
        Assert.Equal("LS-K", Assert.Single(NationalDataFiles.CodeLists["districts"].Codes, code => code.ValidFrom is not null).Value);
}
