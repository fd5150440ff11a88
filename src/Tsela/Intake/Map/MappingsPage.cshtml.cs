using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Intake.Submissions;
using Tsela.Shared.Web;

namespace Tsela.Intake.Map;

/// <summary>Mappings for the eye of a statistician; a provider sees their own and decides nothing.</summary>
public sealed class MappingsPage(ReadMappings readMappings, ReviewMapping reviewMapping, NationalCatalogue catalogue, CurrentActor actor) : TselaPage
{
    [BindProperty(SupportsGet = true)]
    public MappingStatus? Status { get; set; }

    public IReadOnlyList<ReadMappings.Mapping> Mappings { get; private set; } = [];

    public bool MayReview => actor.Actor.Rights.Contains(Right.ReviewMappings);

    public static string InWords(MappingStatus status) => status switch
    {
        MappingStatus.Proposed => "used, not yet looked at",
        MappingStatus.Approved => "approved",
        _ => "rejected, not used",
    };

    public string Meaning(ReadMappings.Mapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        if (!catalogue.Series.TryGetValue(mapping.Series, out var series) || mapping.Meaning.Length == 0)
        {
            return mapping.Meaning.Length == 0 ? "nothing, the column is left out" : mapping.Meaning;
        }

        if (mapping.Field is not { } field)
        {
            return series.IndexOf(mapping.Meaning) is >= 0 and var index ? series.Fields[index].Caption : mapping.Meaning;
        }

        var codes = series.IndexOf(field) is >= 0 and var place ? series.Fields[place].CodeLists.SelectMany(list => list.Codes) : [];
        return codes.FirstOrDefault(code => code.Value == mapping.Meaning) is { } known ? $"{known.Label} ({known.Value})" : mapping.Meaning;
    }

    public string CaptionOf(ReadMappings.Mapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return catalogue.Series.TryGetValue(mapping.Series, out var series) && series.IndexOf(mapping.Field!) is >= 0 and var index
            ? series.Fields[index].Caption : mapping.Field!;
    }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => Show(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid mapping, bool approve, CancellationToken cancellationToken)
    {
        var outcome = await reviewMapping.Handle(new(mapping, approve), cancellationToken);
        if (outcome.Problem is not { } problem)
        {
            return Redirect($"/mappings?status={Status}");
        }

        await Show(cancellationToken);
        return Refused(problem);
    }

    private async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var outcome = await readMappings.Handle(new(Status), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Mappings = outcome.Value.Mappings;
        return Page();
    }
}
