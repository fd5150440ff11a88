using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Disclosure.Policies;
using Tsela.Engine.Schemas;
using Tsela.Shared.Web;

namespace Tsela.Disclosure.ListPolicies;

public sealed class PoliciesModel(ListPolicies listPolicies, LedgerWords words) : TselaPage
{
    public ListPolicies.Listed? Listed { get; private set; }

    public DataTable Sets => new(
        "Tables that were protected", [new("Made (UTC)"), new("By"), new("Tables", Numeric: true), new("Public from (UTC)")],
        [
            .. Listed!.Sets.Select(set => (IReadOnlyList<Cell>)
            [
                new Cell(Time(set.MadeAt), $"/protection/sets/{set.Id}"), set.MadeBy, set.Tables.ToString("#,0", CultureInfo.InvariantCulture), set.PublicFrom is { } from ? Time(from) : "not signed",
            ]),
        ])
    { ShowCaption = false, Empty = "Nothing was protected yet." };

    public IEnumerable<(string Key, string Value)> RulesOf(Policy policy, IReadOnlyList<TableSchema> series)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var culture = CultureInfo.InvariantCulture;
        yield return ("Who is protected", policy.Unit == "figure" ? "nobody: the figures are public" : $"each {policy.Unit}");
        yield return ("Fewest behind a figure", policy.Minimum == 1 ? "any number" : string.Create(culture, $"{policy.Minimum}: a figure of fewer is left out"));
        if (policy.PPercent is { } percent)
        {
            yield return ("Nearness (p% rule)", string.Create(culture, $"{percent:0.##} %: nobody who knows the own amount may reckon another's more nearly than that"));
        }

        if (policy.Dominance is [var n, var k])
        {
            yield return ("Dominance", string.Create(culture, $"the {n:0} greatest may make no more than {k:0.##} %"));
        }

        if (policy.GroupDisclosure is { } group)
        {
            string[] ids = [.. series.Select(one => one.Name)];
            yield return (
                "Alike (group disclosure)",
                string.Create(culture, $"left out where all of a group but at most {group} have the same in one of these: {string.Join(", ", policy.Sensitive.Select(column => words.Column(ids, column)).Distinct(StringComparer.Ordinal))}"));
        }

        yield return ("Nobody at all (nil)", policy.Zeros == "protected" ? "left out like a small count" : "shown as nil");
        yield return ("Methods", policy.Methods.Count == 0 ? "none: shown unchanged" : string.Join("; ", policy.Methods.Select(InWords)));
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await listPolicies.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = outcome.Value;
        return Page();
    }

    private static string Time(DateTime time) => time.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    private static string InWords(string method) => method switch
    {
        Policy.Suppress => "in the tables of releases, figures that tell too much are left out, and others with them, so that none can be reckoned",
        _ => "registers can be opened for questions of anybody; the counts in the answers are changed a little (cell key)",
    };
}
