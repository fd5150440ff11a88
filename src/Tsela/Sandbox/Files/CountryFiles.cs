using System.Globalization;
using Tsela.Catalogue;
using Tsela.Sandbox.Lives;
using Tsela.Sandbox.People;
using Tsela.Shared;

namespace Tsela.Sandbox.Files;

/// <summary>One line of the plan of what is handed in, in the order in which it is done.</summary>
/// <param name="On">The day on which the office does it.</param>
/// <param name="File">Path below the sandbox's folder, with forward slashes.</param>
public sealed record PlannedHanding(int Order, DateOnly On, HandingAct Act, string Institution, string Series, string Period, string File, int Rows, string Note)
{
    public const string Header = "order,on,act,institution,series,period,file,rows,note";

    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Order},{On:yyyy-MM-dd},{Act},{Institution},{Series},{Period},{File},{Rows},\"{Note}\"");

    public static PlannedHanding Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var cells = line.Split(',', 9);
        return new PlannedHanding(
            int.Parse(cells[0], CultureInfo.InvariantCulture), DateOnly.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Enum.Parse<HandingAct>(cells[2]), cells[3], cells[4], cells[5], cells[6],
            int.Parse(cells[7], CultureInfo.InvariantCulture), cells[8].Trim('"'));
    }
}

/// <summary>Writes the training country to disk: the institutions' files and their plan, and the truth apart.</summary>
public sealed class CountryFiles(NationalCatalogue catalogue, string folder)
{
    public string PlanFile => Path.Combine(folder, "sandbox", "index.csv");

    public string PathOf(PlannedHanding handing)
    {
        ArgumentNullException.ThrowIfNull(handing);
        return Path.Combine(folder, "sandbox", handing.File.Replace('/', Path.DirectorySeparatorChar));
    }

    /// <summary>The plan as it stands on disk; null where nothing has been written yet.</summary>
    public IReadOnlyList<PlannedHanding>? ReadPlan() =>
        File.Exists(PlanFile) ? [.. File.ReadLines(PlanFile).Skip(1).Select(PlannedHanding.Parse)] : null;

    public IReadOnlyList<PlannedHanding> Write(TrainingCountry country, Func<string, Office>? offices = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(country);
        offices ??= Office.Of;
        var seed = country.Ledger.Seed;
        var bySeries = country.Ledger.Entries.GroupBy(entry => entry.Series).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var handings = new List<(Handing Handing, Office Office)>();
        foreach (var series in catalogue.Series.Values.Where(series => bySeries.ContainsKey(series.Name)).OrderBy(series => series.Name, StringComparer.Ordinal))
        {
            var office = offices(series.Tsela!.Institution);
            // what has been published was proofread
            office = series.Tsela.Dataset == "PUB" ? office with { Mess = MessRates.None } : office;
            foreach (var sheet in SheetMaker.Make(series, office, bySeries[series.Name], country.Ledger.Years))
            {
                cancellationToken.ThrowIfCancellationRequested();
                handings.AddRange(Handing.Plan(sheet, office, seed).Select(handing => (handing, office)));
            }
        }

        var plan = new List<PlannedHanding>();
        using var appearances = new TruthFiles(Path.Combine(folder, "truth"));
        foreach (var (handing, office) in handings.OrderBy(item => item.Handing.On))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sheet = handing.Sheet;
            var planned = new PlannedHanding(
                plan.Count + 1, handing.On, handing.Act, office.Institution, sheet.Series.Name, sheet.Period,
                $"files/{office.Institution}/{sheet.Series.Name}/{sheet.Period}{handing.Suffix}.{office.Extension}", sheet.Rows.Count, handing.Note);
            if (!File.Exists(PathOf(planned)) || handing.Note != "the same file again")
            {
                SheetFile.Write(sheet, office, PathOf(planned));
                appearances.Appear(planned, sheet);
            }

            plan.Add(planned);
        }

        if (plan.FindLast(handing => handing is { Series: "DS27b", Rows: > 0 }) is { } last)
        {
            plan.Add(last with { Order = plan.Count + 1, On = last.On.AddDays(3), Act = HandingAct.Withdraw, Note = "taken back: the cases were those of another station" });
        }

        appearances.Tell(country);
        WriteLast(plan);
        return plan;
    }

    // the plan is the sign that everything before it is whole
    private void WriteLast(List<PlannedHanding> plan)
    {
        using var unfinished = new UnfinishedFile(PlanFile);
        File.WriteAllLines(unfinished.Path, plan.Select(handing => handing.ToLine()).Prepend(PlannedHanding.Header));
        unfinished.Finish();
    }
}
