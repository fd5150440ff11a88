using System.Globalization;
using Tsela.Catalogue;
using Tsela.Sandbox.Lives;
using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Files;

/// <summary>One line of the plan of what is handed in, in the order in which it is done.</summary>
/// <param name="File">Path below the sandbox's folder, with forward slashes.</param>
public sealed record PlannedHanding(int Order, HandingAct Act, string Institution, string Series, string Period, string File, int Rows, string Note)
{
    public const string Header = "order,act,institution,series,period,file,rows,note";

    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Order},{Act},{Institution},{Series},{Period},{File},{Rows},\"{Note}\"");

    public static PlannedHanding Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var cells = line.Split(',', 8);
        return new PlannedHanding(
            int.Parse(cells[0], CultureInfo.InvariantCulture), Enum.Parse<HandingAct>(cells[1]), cells[2], cells[3], cells[4], cells[5],
            int.Parse(cells[6], CultureInfo.InvariantCulture), cells[7].Trim('"'));
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
        var handings = new List<(DateOnly End, Handing Handing, Office Office)>();
        foreach (var series in catalogue.Series.Values.Where(series => bySeries.ContainsKey(series.Name)).OrderBy(series => series.Name, StringComparer.Ordinal))
        {
            var office = offices(series.Tsela!.Institution);
            foreach (var sheet in SheetMaker.Make(series, office, bySeries[series.Name]))
            {
                cancellationToken.ThrowIfCancellationRequested();
                handings.AddRange(Handing.Plan(sheet, office, seed).Select(handing => (Periods.End(sheet.Period), handing, office)));
            }
        }

        var plan = new List<PlannedHanding>();
        using var appearances = new TruthFiles(Path.Combine(folder, "truth"));
        foreach (var (_, handing, office) in handings.OrderBy(item => item.End).ThenBy(item => References(item.Handing.Sheet.Series.Name)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sheet = handing.Sheet;
            var planned = new PlannedHanding(
                plan.Count + 1, handing.Act, office.Institution, sheet.Series.Name, sheet.Period,
                $"files/{office.Institution}/{sheet.Series.Name}/{sheet.Period}{handing.Suffix}.{office.Extension}", sheet.Rows.Count, handing.Note);
            if (!File.Exists(PathOf(planned)) || handing.Note != "the same file again")
            {
                SheetFile.Write(sheet, office, PathOf(planned));
                appearances.Appear(planned, sheet);
            }

            plan.Add(planned);
        }

        if (plan.FindLast(handing => handing.Series == "DS27b") is { } last)
        {
            plan.Add(last with { Order = plan.Count + 1, Act = HandingAct.Withdraw, Note = "taken back: the cases were those of another station" });
        }

        appearances.Tell(country);
        WriteLast(plan);
        return plan;
    }

    // other series refer to these by number, so their files go first within a period
    private static int References(string series) => series switch
    {
        "DS15a" or "DS22a" or "DS34a" or "DS21a" or "DS14a" or "DS20a" or "DS26a" => 0,
        "DS23a" => 1,
        _ => 2,
    };

    // the plan is the sign that everything before it is whole
    private void WriteLast(List<PlannedHanding> plan)
    {
        var partial = PlanFile + ".partial";
        File.WriteAllLines(partial, plan.Select(handing => handing.ToLine()).Prepend(PlannedHanding.Header));
        File.Move(partial, PlanFile, overwrite: true);
    }
}
