using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Statistics.TakeSnapshot;

namespace Tsela.Tests.Statistics.Tables;

/// <summary>The running site with work permits that can be counted by hand.</summary>
public static class TableSite
{
    /// <summary>Eight permits of seven persons in Maseru (LS-A), Leribe (LS-C) and one place not given.</summary>
    private const string Permits = """
        permit person sex birth      citizen district issued     from       to         wage
        P1     A1     M   1980-05-01 CN      LS-A     2023-02-01 2023-02-01 2025-01-31 5000
        P2     A2     F   1990-07-15 CN      LS-A     2023-03-01 2023-03-01 2024-02-29 7000
        P3     A3     M   1975-01-10 IN      LS-A     2024-01-15 2024-01-15 2026-01-14 9000
        P4     A4     F   2000-12-31 ZA      LS-C     2024-06-01 2024-06-01 2026-05-31 4000
        P5     A1     M   1980-05-01 CN      LS-A     2024-02-01 2025-02-01 2027-01-31 6000
        P6     A5     M   1960-03-03 ZA      LS-C     2023-05-05 2023-05-05 2023-12-31 -
        P7     A6     F   -          IN      -        2024-07-07 2024-07-07 2025-07-06 3000
        P8     A7     M   1999-09-09 ZA      LS-C     -          2024-08-01 2026-07-31 2000
        """;

    public static async Task<TestSite> Start(Engine engine = Engine.Sqlite)
    {
        var site = await TestSite.Start(engine);
        var schema = site.System.Services.GetRequiredService<NationalCatalogue>().Series["DS15a"];
        await StatisticsRig.Deliver(site.Database, schema, "2024-08", [.. Permits.Split('\n').Skip(1).Select(Row)], isTraining: true);
        await site.Snapshot();
        return site;
    }

    public static async Task<Guid> Snapshot(this TestSite site)
    {
        var taken = await site.As<TakeSnapshot>().Run(slice => slice.Handle(new("test"), TestContext.Current.CancellationToken));
        return taken.Value.Id;
    }

    public static Task<HttpClient> Statistician(this TestSite site) => site.SignedIn(Role.Statistician);

    private static Dictionary<string, string> Row(string line)
    {
        var cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] names = ["permit_no", "document_no", "sex", "birth_date", "citizenships", "employer_district", "issued_on", "valid_from", "valid_to", "monthly_wage"];
        return names.Zip(cells).Where(pair => pair.Second != "-").ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }
}
