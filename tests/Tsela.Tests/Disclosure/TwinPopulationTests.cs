using System.Globalization;
using Tsela.Disclosure;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure;

public sealed class TwinPopulationTests
{
    [Fact]
    public async Task What_one_of_two_tables_of_the_same_people_hides_the_other_does_not_show()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        // everybody who was deported had been detained: the two conditions pick the same people
        await rig.Deliver("DS20b", "2024", [.. Deported("M", 5, "1990-03-01"), .. Deported("F", 4, "1985-07-01"), .. Deported("M", 12, "1971-02-01")]);
        await rig.Take();
        var tables = await rig.Tables(await rig.Protect("IRI-04", "IRI-05"));
        Assert.Equal(["IRI-04", "IRI-05"], tables.Select(table => table.Id).Order(StringComparer.Ordinal));
        var (deported, detained) = (Fates(tables[0]), Fates(tables[1]));
        var both = deported.Keys.Intersect(detained.Keys, StringComparer.Ordinal).ToList();
        Assert.Contains(both, cell => deported[cell]);
        Assert.All(both, cell => Assert.Equal(deported[cell], detained[cell]));
    }

    private static Dictionary<string, bool> Fates(SafeTable table) => table.Cells.ToDictionary(
        cell => string.Join(';', table.Dimensions.Select((dimension, at) => (dimension.Id, dimension.Codes[cell.At[at]].Code)).Where(one => one.Code != SafeDimension.Total).OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => $"{one.Id}={one.Code}")),
        cell => cell.Value is null, StringComparer.Ordinal);

    private static IEnumerable<IReadOnlyDictionary<string, string>> Deported(string sex, int count, string birth) => Enumerable.Range(0, count).Select(i => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["surname"] = $"Person{sex}{birth}{i}", ["given_names"] = "Test", ["sex"] = sex, ["birth_date"] = birth, ["citizenships"] = "ZA", ["return_type"] = "DEP-OUT",
        ["detained_days"] = "3", ["document_no"] = $"D{sex}{birth[..4]}{i}", ["removal_on"] = new DateOnly(2024, (i % 12) + 1, 5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    });
}
