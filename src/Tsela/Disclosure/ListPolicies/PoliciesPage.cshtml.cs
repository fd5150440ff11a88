using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Disclosure.Policies;
using Tsela.Shared.Web;

namespace Tsela.Disclosure.ListPolicies;

public sealed class PoliciesModel(ListPolicies listPolicies) : TselaPage
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

    public static IEnumerable<(string Key, string Value)> RulesOf(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var culture = CultureInfo.InvariantCulture;
        yield return ("Who is protected", policy.Unit == "figure" ? "nobody: the figures are public" : $"each {policy.Unit}");
        yield return ("Fewest that are shown", policy.Minimum == 1 ? "any number" : policy.Minimum.ToString(culture));
        if (policy.PPercent is { } percent)
        {
            yield return ("p% rule", string.Create(culture, $"{percent:0.##} %: nobody may come nearer than that to another's amount"));
        }

        if (policy.Dominance is [var n, var k])
        {
            yield return ("Dominance", string.Create(culture, $"the {n:0} greatest may make no more than {k:0.##} %"));
        }

        if (policy.GroupDisclosure is { } group)
        {
            yield return ("Group disclosure", string.Create(culture, $"hidden where all but {group} of a group have the same: {string.Join(", ", policy.Sensitive)}"));
        }

        yield return ("Nil", policy.Zeros == "protected" ? "hidden like a small count" : "shown as nil");
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
        Policy.Suppress => "in every table of a release cells are left out",
        _ => "registers can be opened for questions of anybody, whose counts the cell key changes a little",
    };
}
