using System.Globalization;
using Tsela.Disclosure;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.SavedTables;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure;

/// <summary>Registers with counts that are known, and what protection makes of them.</summary>
internal static class ProtectionRig
{
    /// <summary>Work permits granted: so many of each citizenship and sex, spread over the months of the year.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Permits(int year, params (string Citizenship, string Sex, int Count)[] groups)
    {
        var number = 0;
        return
        [
            .. groups.SelectMany(group => Enumerable.Range(0, group.Count).Select(i =>
            {
                number++;
                var issued = new DateOnly(year, (number % 12) + 1, 3);
                return (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["surname"] = $"Mo{group.Citizenship}{group.Sex}{i}", ["given_names"] = $"Test {year}", ["sex"] = group.Sex, ["citizenships"] = group.Citizenship,
                    ["birth_date"] = new DateOnly(1970 + (i % 25), 2, 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ["document_no"] = $"P{year}{group.Citizenship}{group.Sex}{i:0000}", ["permit_no"] = $"W{year}-{number:00000}",
                    ["issued_on"] = Text(issued), ["valid_from"] = Text(issued), ["valid_to"] = Text(issued.AddYears(1)), ["decision"] = "granted",
                };
            })),
        ];

        static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public static async Task<Protection> Protect(this StatisticsRig rig, params string[] chosen)
    {
        var outcome = await rig.Run<ProtectTables, Outcome<Protection>>(slice => slice.Handle(new(Snapshot: null, chosen), TestContext.Current.CancellationToken));
        return outcome.Value;
    }

    public static async Task<SafeTable[]> Tables(this StatisticsRig rig, Protection protection) =>
        (await rig.Run<ProtectedSets, Outcome<SafeTable[]>>(sets => sets.Open(protection.Set!.Value, TestContext.Current.CancellationToken))).Value;

    /// <summary>Saves and shares a table; its id for a release.</summary>
    public static async Task<string> Share(this StatisticsRig rig, string name, string query)
    {
        var saved = await rig.Run<SaveTable, Outcome<Guid>>(slice => slice.Handle(new(name, "", query, IsShared: true), TestContext.Current.CancellationToken));
        return $"table:{saved.Value}";
    }

    public static async Task MarkPublic(this StatisticsRig rig, Protection protection, DateTime? from = null) =>
        await rig.Run<ProtectedSets, bool>(async sets =>
        {
            var db = (TselaDb)typeof(ProtectedSets).GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance).First(field => field.FieldType == typeof(TselaDb)).GetValue(sets)!;
            Assert.True((await sets.MarkPublic(protection.Set!.Value, from ?? DateTime.UnixEpoch, TestContext.Current.CancellationToken)).Succeeded);
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken) > 0;
        });

    /// <summary>The cell of a table; dimensions that are not named are totals.</summary>
    public static SafeCell? Cell(this SafeTable table, string time, params (string Dimension, string Code)[] codes) => table.Cells.SingleOrDefault(cell =>
        table.Dimensions.Select((dimension, i) => dimension.Codes[cell.At[i]].Code == (dimension.Id == SafeDimension.Time ? time
            : codes.FirstOrDefault(code => code.Dimension == dimension.Id).Code ?? SafeDimension.Total)).All(same => same));
}
