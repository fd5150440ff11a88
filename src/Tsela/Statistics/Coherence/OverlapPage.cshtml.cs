using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Statistics.Coherence;

/// <summary>One overlap: what its files share, and what each office counts.</summary>
public sealed class OverlapModel(ReadOverlaps readOverlaps) : TselaPage
{
    public ReadOverlaps.Shown? Shown { get; private set; }

    public OverlapFigures One => Shown!.Overlaps[0];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var outcome = await readOverlaps.Handle(new(id), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return problem.Kind == ProblemKind.NotFound ? RefusedHere(problem) : Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }

    public static DataTable Files(Join join, JoinYear year)
    {
        ArgumentNullException.ThrowIfNull(join);
        ArgumentNullException.ThrowIfNull(year);
        var owner = join.Definition.Parts[join.Owner].Label;
        return new DataTable(
            $"{join.Definition.Title}, {year.Year}",
            [
                new("File"), new("Holds"), new(join.Definition.Unit, Numeric: true), new($"Also in {owner}", Numeric: true), new("Interval (95 %)", Numeric: true),
                new("Only in this of the two", Numeric: true), new($"Only in {owner}", Numeric: true), new("In no other file", Numeric: true),
            ],
            [.. year.Cells.Select((cell, i) => Row(join.Definition.Parts[i].Label + (i == join.Owner ? " (owns the figure)" : ""), join.Definition.Parts[i].Counts, cell))]);
    }

    /// <summary>What the files hold together.</summary>
    public static string InWords(Join join, JoinYear year)
    {
        ArgumentNullException.ThrowIfNull(join);
        ArgumentNullException.ThrowIfNull(year);
        var several = year.ByFiles.Skip(1).Select((count, i) => (count, Files: i + 2)).Where(one => one.count > 0).Select(one => $"{Count(one.count)} in {one.Files} files").ToList();
        return $"Added up, the files hold {Count(year.AddedUp)}; these are {Count(year.Different)} different {join.Definition.Unit}: {string.Join(", ", several.Prepend($"{Count(year.ByFiles[0])} in one file alone"))}.";
    }

    /// <summary>What the linkage may have got wrong, and the estimates of all.</summary>
    public static IEnumerable<string> Estimates(Join join, JoinYear year)
    {
        ArgumentNullException.ThrowIfNull(join);
        ArgumentNullException.ThrowIfNull(year);
        var owner = join.Definition.Parts[join.Owner].Label;
        foreach (var (cell, i) in year.Cells.Select((cell, i) => (cell, i)))
        {
            var label = join.Definition.Parts[i].Label;
            if (cell.Shared is { Error: { } error } shared)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{label} and {owner}: of the {shared.Both:#,0} in both, {error.False:0.0} are expected to be two persons each, and {error.Missed:0.0} of the others to be one person that was not linked.");
            }

            if (cell.Shared is { Total: { } total })
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"Estimate of all {join.Definition.Unit}, in these two files or in neither, from {owner} and {label} (Chapman): {total.Total:#,0}, with 95 percent certainty {total.Low:#,0} to {total.High:#,0}. {join.Definition.Assumption}");
            }
        }
    }

    private static IReadOnlyList<Cell> Row(string label, string counts, JoinCell cell)
    {
        if (cell.Count is not { } count)
        {
            return [label, $"{counts}. {cell.Why}", "..", "", "", "", "", ""];
        }

        return cell.Shared is { } shared
            ? [label, counts, Count(count), Count(shared.Both), Interval(shared.Error), Count(shared.OnlyOther), Count(shared.OnlyOwner), Count(cell.OnlyHere)]
            : [label, cell.Why is { } why ? $"{counts}. {why}" : counts, Count(count), "", "", "", "", Count(cell.OnlyHere)];
    }

    private static string Interval(LinkError? error) => error is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(error.Low):#,0} to {Math.Ceiling(error.High):#,0}");

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
