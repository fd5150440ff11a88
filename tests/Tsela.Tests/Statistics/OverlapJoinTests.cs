using System.Net;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Statistics.Coherence;

namespace Tsela.Tests.Statistics;

/// <summary>How many people, permits and cases each office holds, how many are in several files, and how sure that is.</summary>
public sealed class OverlapJoinTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Permits_of_several_offices_are_told_apart_by_their_numbers(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2024-12", [Permit("W1"), Permit("W2"), Permit("W3"), Permit("")]);
        await rig.Deliver("DS10a", "2024-12", [Permit("W1"), Permit("W2"), Permit("W9")]);
        await rig.Deliver("DS13a", "2024-12", [Permit("W1")]);
        await rig.Deliver("DS07a", "2024-Q4", [new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["record_no"] = "1", ["document_no"] = "P1", ["work_permit_no"] = "W9", ["residence_permit_no"] = "R1", ["permit_from"] = "2024-02-01", ["permit_to"] = "2025-06-30",
        }]);
        await rig.Take();
        var year = (await Overlap(rig, "OV1")).Joins[0].Years.Single();
        Assert.Equal([3, 3, 1, 1], year.Cells.Select(cell => cell.Count));
        Assert.Equal([null, (2, 1, 1), (1, 2, 0), (0, 3, 1)], year.Cells.Select(cell => cell.Shared is { } shared ? (shared.Both, shared.OnlyOwner, shared.OnlyOther) : ((int, int, int)?)null));
        Assert.Equal((4, 8), (year.Different, year.AddedUp));
        Assert.Equal([1, 2, 1, 0], year.ByFiles);
        Assert.Equal([1, 0, 0, 0], year.Cells.Select(cell => cell.OnlyHere));
    }

    [Fact]
    public async Task Protected_cases_are_joined_by_their_number_alone()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS21a", "2024-03", [Case("case_no", "T1", "reference_date"), Case("case_no", "T2", "reference_date")]);
        await rig.Deliver("DS27c", "2024-03", [Case("trafficking_case_no", "T1", "reference_date"), Case("trafficking_case_no", "", "reference_date")]);
        await rig.Take();
        var overlap = await Overlap(rig, "OV6");
        var join = Assert.Single(overlap.Joins);
        Assert.Equal("cases", join.Definition.Unit);
        Assert.Contains("nobody is looked for by name", join.How, StringComparison.Ordinal);
        var year = Assert.Single(join.Years);
        Assert.Equal((2, 1, 1, 1), (year.Cells[0].Count, year.Cells[1].Count, year.Cells[1].Shared!.Both, year.Cells[1].Shared!.OnlyOwner));
        Assert.Null(year.Cells[1].Shared!.Error);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task People_in_both_files_have_the_interval_of_their_links(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS16a", "2024-Q1", [.. Enumerable.Range(1, 10).Select(number => Consultant($"C{number}", $"Name{number}"))]);
        await rig.Deliver("DS08a", "2024-Q1", [.. Enumerable.Range(1, 12).Select(number => Consultant($"E{number}", $"Name{number + 2}"))]);
        // eight are in both; the links of two are at 0.9, and Name1 may be Name11 with 0.4
        await rig.Link(["DS08a", "DS16a"], known => known.Values["surname"], Pairs);
        await rig.Take();
        var join = (await Overlap(rig, "OV12")).Joins.Single(one => one.Definition.IsOfPersons);
        Assert.Contains("Told apart by the linkage", join.How, StringComparison.Ordinal);
        var year = join.Years.Single();
        Assert.Equal((10, 12, 14, 22), (year.Cells[0].Count, year.Cells[1].Count, year.Different, year.AddedUp));
        var shared = year.Cells[1].Shared!;
        Assert.Equal((8, 2, 4), (shared.Both, shared.OnlyOwner, shared.OnlyOther));
        Assert.Equal(0.2, shared.Error!.False, 3);
        Assert.Equal(0.4, shared.Error.Missed, 3);
        Assert.Equal((2 * 0.09) + 0.24, shared.Error.Variance, 3);
        Assert.Equal(8.2 - (1.96 * Math.Sqrt(0.42)), shared.Error.Low, 2);
        Assert.Equal(8.2 + (1.96 * Math.Sqrt(0.42)), shared.Error.High, 2);
        Assert.InRange(shared.Total!.Total, 14, 16);
        Assert.True(shared.Total.Low >= 10 && shared.Total.High > shared.Total.Total);

        var before = (await rig.Latest()).Manifest.Linkage!;
        await rig.Deliver("DS15a", "2024-01", [Permit("W1")]);
        await rig.Take();
        Assert.Equal(before.Pairs, (await rig.Latest()).Manifest.Linkage!.Pairs, (one, other) => one.File == other.File && one.Sha256 == other.Sha256);
        Assert.Empty((await rig.Latest()).Damages());
    }

    private static IEnumerable<(int A, int B, double Probability)> Pairs(IReadOnlyList<LinkedRecords.Known> records)
    {
        int Number(string series, string surname) => records.Single(record => record.Series == series && record.Values["surname"] == surname).Number;
        for (var name = 3; name <= 10; name++)
        {
            yield return (Number("DS08a", $"Name{name}"), Number("DS16a", $"Name{name}"), name < 5 ? 0.9 : 0.9999999);
        }

        yield return (Number("DS08a", "Name11"), Number("DS16a", "Name1"), 0.4);
    }

    [Fact]
    public void Two_lists_give_the_estimate_of_the_textbook()
    {
        // 30 marked, 25 caught again, 10 of them marked: 31 × 26 / 11 − 1
        var total = TwoLists.Total(30, 25, 10)!;
        Assert.Equal((31 * 26 / 11d) - 1, total.Total, 6);
        Assert.InRange(total.Low, 45, total.Total);
        Assert.True(total.High - total.Total > total.Total - total.Low);
        Assert.True(TwoLists.Total(30, 25, 10, 4)!.High > total.High);
        Assert.Null(TwoLists.Total(30, 25, 6));
        Assert.Equal(new TotalEstimate(25, 25, 25), TwoLists.Total(25, 25, 25));
    }

    [Fact]
    public void A_total_estimated_from_two_lists_is_near_the_true_one()
    {
        var random = new Random(7);
        var held = 0;
        for (var round = 0; round < 200; round++)
        {
            var (first, second, both) = (0, 0, 0);
            for (var person = 0; person < 500; person++)
            {
                var (one, other) = (random.NextDouble() < 0.5, random.NextDouble() < 0.4);
                (first, second, both) = (first + (one ? 1 : 0), second + (other ? 1 : 0), both + (one && other ? 1 : 0));
            }

            held += TwoLists.Total(first, second, both) is { } total && total.Low <= 500 && total.High >= 500 ? 1 : 0;
        }

        Assert.InRange(held, 180, 200);
    }

    [Fact]
    public async Task The_pages_tell_what_files_share_and_what_linkage_does_to_an_indicator()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var rig = StatisticsRig.On(site);
        await rig.Deliver("DS08a", "2024-Q1", [Consultant("E1", "Molapo"), Consultant("E2", "Naidoo")]);
        await rig.Deliver("DS16a", "2024-Q1", [Consultant("C1", "Molapo"), Consultant("C2", "Banda")]);
        await rig.Link(["DS08a", "DS16a"], known => known.Values["surname"]);
        await rig.Take();
        using var head = await site.SignedIn(Role.Head);
        var overlap = (await head.Open("/overlaps/OV12")).Words();
        Assert.Contains("Added up, the files hold 4; these are 3 different persons: 2 in one file alone, 1 in 2 files.", overlap, StringComparison.Ordinal);
        const string sentence = "Added up, the files would give 4 (DS08a 2, DS16a 2). By the identifiers in each row it would be 4; by the linkage of";
        Assert.Contains(sentence, (await head.Open("/indicators/STI-02")).Words(), StringComparison.Ordinal);
        Assert.Contains("1 fewer (25 %)", (await head.Open("/indicators/STI-02")).Words(), StringComparison.Ordinal);
        var list = (await head.Open("/overlaps")).Words();
        Assert.Contains(sentence, list, StringComparison.Ordinal);
        var workbook = await head.Get("/overlaps/overlaps.xlsx");
        Assert.Equal(HttpStatusCode.OK, workbook.StatusCode);
        var unknown = await head.Get("/overlaps/zz");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("There is no overlap", await unknown.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static async Task<OverlapFigures> Overlap(StatisticsRig rig, string id) =>
        (await rig.Run<ReadOverlaps, Outcome<ReadOverlaps.Shown>>(slice => slice.Handle(new(id), Token))).Value.Overlaps.Single();

    private static Dictionary<string, string> Permit(string number) => new(StringComparer.Ordinal)
    {
        ["record_no"] = $"R{number}", ["document_no"] = $"P{number}", ["permit_no"] = number, ["decision"] = "granted", ["issued_on"] = "2024-12-02", ["valid_from"] = "2024-12-02",
        ["valid_to"] = "2025-12-01",
    };

    private static Dictionary<string, string> Case(string field, string number, string date) => new(StringComparer.Ordinal)
    {
        ["record_no"] = $"R{field}{number}", [field] = number, [date] = "2024-03-05", ["trafficking_status"] = "ActualVictimOfTrafficking", ["role"] = "victim",
    };

    private static Dictionary<string, string> Consultant(string document, string surname) => new(StringComparer.Ordinal)
    {
        ["record_no"] = document, ["document_no"] = document, ["surname"] = surname, ["given_names"] = "A", ["birth_date"] = "1980-01-01",
        ["assignment_from"] = "2024-01-10", ["assignment_to"] = "2025-06-30", ["contract_from"] = "2024-01-10", ["contract_to"] = "2025-06-30",
    };
}
