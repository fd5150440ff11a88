using Tsela.Catalogue;
using Tsela.Disclosure;
using Tsela.Publishing;
using Tsela.Publishing.Portal.Finding;
using Tsela.Shared;
using Tsela.Shared.Languages;
using Microsoft.Extensions.DependencyInjection;

namespace Tsela.Tests.Publishing.Portal;

public sealed class SearchTests
{
    private static readonly SearchIndex Index = Make();

    [Theory]
    [InlineData("work permits by sex", "LIM-01", "sex")]
    [InlineData("Maseru Bridge", "CBM-01", "post")]
    [InlineData("LIM-01", "LIM-01", null)]
    [InlineData("lim 01", "LIM-01", null)]
    [InlineData("basali", "LIM-01", "sex")]
    [InlineData("setereke", "LIM-01", "district")]
    [InlineData("chelete e romelloang lapeng", "REM-01", null)]
    [InlineData("remitances", "REM-01", null)]
    [InlineData("wrok permti", "LIM-01", null)]
    [InlineData("qachas nek", "LIM-01", "district")]
    [InlineData("Qacha’s Nek", "LIM-01", "district")]
    [InlineData("border crossings", "CBM-01", null)]
    public void Finds_what_people_ask_for_first(string question, string id, string? by)
    {
        var found = Index.Find(question).Tables;
        Assert.NotEmpty(found);
        Assert.Equal(id, found[0].Table.Id);
        if (by is not null)
        {
            Assert.Equal(by, found[0].Dimension!.Id);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("'\"<>&;--")]
    [InlineData("%00")]
    [InlineData("xyzzy plugh")]
    [InlineData("\ud800")]
    public void Finds_nothing_and_does_not_fail_where_there_is_nothing_to_find(string question) => Assert.Empty(Index.Find(question).Tables);

    [Fact]
    public void A_word_that_no_table_has_leaves_those_that_have_the_others()
    {
        var answer = Index.Find("work permits xyzzy");
        Assert.False(answer.IsWhole);
        Assert.Equal("LIM-01", answer.Tables[0].Table.Id);
    }

    [Fact]
    public void A_long_question_is_cut()
    {
        var answer = Index.Find(string.Concat(Enumerable.Repeat("permits wanderers ", 100_000)));
        Assert.NotEmpty(answer.Tables);
    }

    [Theory]
    [InlineData("permit", "permit", 0)]
    [InlineData("permti", "permit", 1)]
    [InlineData("prmit", "permit", 1)]
    [InlineData("refugee", "refuge", 1)]
    [InlineData("mine", "mines", 1)]
    [InlineData("abcd", "wxyz", 3)]
    public void Slips_are_counted_and_a_swap_is_one(string one, string other, int slips)
    {
        Assert.Equal(slips, Spelling.Slips(one, other, 2));
        Assert.Equal(slips, Spelling.Slips(other, one, 2));
    }

    private static SearchIndex Make()
    {
        var reference = ReferenceFolder.Find();
        using var services = new ServiceCollection().AddCatalogue(reference).BuildServiceProvider();
        var post = new SafeDimension("post", "Border post", SafeDimensionKind.Code, "border-posts", [new("_T", "All posts"), new("MSU", "Maseru Bridge", "_T"), new("FIC", "Ficksburg Bridge", "_T")]);
        var time = new SafeDimension(SafeDimension.Time, "Time", SafeDimensionKind.Time, null, [new("2024", "2024")]);
        var crossings = SampleTables.Make(
            "CBM-01", SafeTableKind.Indicator, "Border crossings", "crossings", isStock: false, "CBM", "annual", [post, time],
            [new SafeCell([0, 0], 100, ""), new SafeCell([1, 0], 60, ""), new SafeCell([2, 0], 40, "")]);
        var release = new PublicRelease("R-1", "First", "", SampleTables.ExtractedAt, ["LIM-01"], Corrects: null, Reason: null);
        return new SearchIndex(new PublicEdition([(release, [.. SampleTables.All(), crossings])]), services.GetRequiredService<NationalCatalogue>(), new TextFiles(reference));
    }
}
