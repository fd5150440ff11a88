using System.Text.RegularExpressions;
using Tsela.Engine.Sdmx;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Structures;

/// <summary>Reads a question for structures of either generation: their words for everything, for the newest and for one or another differ.</summary>
internal static partial class StructureAddress
{
    /// <summary>Resources of the standard of which this service keeps none.</summary>
    public static readonly string[] NotKept =
    [
        "metadatastructure", "metadataflow", "metadataset", "metadataproviderscheme", "metadataprovisionagreement", "metadataconstraint", "dataconsumerscheme", "organisationunitscheme",
        "reportingtaxonomy", "structureset", "process", "hierarchicalcodelist", "hierarchy", "hierarchyassociation", "valuelist", "geocodelist", "geogridcodelist", "geographiccodelist",
        "structuremap", "representationmap", "conceptschememap", "categoryschememap", "organisationschememap", "reportingtaxonomymap", "attachmentconstraint", "allowedconstraint",
        "transformationscheme", "rulesetscheme", "userdefinedoperatorscheme", "customtypescheme", "namepersonalisationscheme", "vtlmappingscheme",
    ];

    /// <summary>The kinds that a resource of a path means; null where the word is none of the standard's.</summary>
    public static IReadOnlyList<StructureKind>? KindsOf(string resource) => resource switch
    {
        "structure" or "*" => StructureKinds.All,
        "organisationscheme" => [StructureKind.AgencyScheme, StructureKind.DataProviderScheme],
        "actualconstraint" => [StructureKind.ContentConstraint],
        _ => StructureKinds.Find(resource) is { } kind ? [kind] : null,
    };

    public static Outcome<StructureQuestion> Read(DoorCall call, string resource)
    {
        var second = call.Generation == SdmxGeneration.Two;
        var kinds = new List<StructureKind>();
        foreach (var word in second ? resource.Split(',') : [resource])
        {
            if (NotKept.Contains(word, StringComparer.Ordinal))
            {
                return SdmxProblems.NotImplemented($"The resource {word}");
            }

            if (KindsOf(word) is not { } known)
            {
                return SdmxProblems.Syntax($"{word} is no kind of structure. Write one of {string.Join(", ", StructureKinds.All.Select(kind => kind.ResourceOf()))}.");
            }

            kinds.AddRange(known);
        }

        var agencies = Names(call, "agency", second, AgencyForm());
        var ids = Names(call, "id", second, IdForm());
        var items = Names(call, "item", second, ItemForm());
        var versions = Versions(call.Part("version", second ? "~" : "latest"), second);
        var detail = Detail(call, second);
        var relatives = Relatives(call, second);
        if ((agencies.Problem ?? ids.Problem ?? items.Problem ?? versions.Problem ?? detail.Problem ?? relatives.Problem) is { } wrong)
        {
            return wrong;
        }

        if (items.Value is not null && kinds.Exists(kind => !HasItems(kind)))
        {
            return SdmxProblems.Syntax($"Only schemes have items; leave out /{call.Part("item", "")}.");
        }

        return new StructureQuestion(kinds, agencies.Value, ids.Value, versions.Value, items.Value, detail.Value, relatives.Value.Relatives, relatives.Value.Kinds);
    }

    private static bool HasItems(StructureKind kind) =>
        kind is StructureKind.AgencyScheme or StructureKind.DataProviderScheme or StructureKind.CategoryScheme or StructureKind.CodeList or StructureKind.ConceptScheme;

    private static Outcome<IReadOnlyList<string>?> Names(DoorCall call, string part, bool second, Regex form)
    {
        var everything = second ? "*" : "all";
        var words = call.Part(part, everything).Split(second ? ',' : '+');
        if (words.Contains(everything, StringComparer.Ordinal))
        {
            return (string[]?)null;
        }

        return Array.Find(words, word => !form.IsMatch(word)) is { } wrong
            ? SdmxProblems.Syntax($"'{wrong}' is no {part} as SDMX writes it. For all of them write {everything}; between several write {(second ? "a comma" : "a plus sign")}.")
            : words;
    }

    private static Outcome<WantedVersions> Versions(string text, bool second)
    {
        var named = new List<string>();
        var (all, latest) = (false, false);
        foreach (var word in second && text is "+" or "~" ? [text] : text.Split(second ? ',' : '+'))
        {
            switch (word)
            {
                case "*" when second:
                case "all" when !second:
                    all = true;
                    break;
                case "~" or "+" when second:
                case "latest" when !second:
                    latest = true;
                    break;
                // 1+.0 and 1.0+ mean this or the newest after it
                case not "" when second && word.Contains('+', StringComparison.Ordinal) && VersionForm().IsMatch(word.Replace("+", "", StringComparison.Ordinal)):
                    latest = true;
                    break;
                case not "" when VersionForm().IsMatch(word):
                    named.Add(word);
                    break;
                default:
                    return SdmxProblems.Syntax($"'{word}' is no version. Write a number as 1.0, {(second ? "~ for the newest or * for all" : "latest or all")}.");
            }
        }

        return new WantedVersions(all, latest, named);
    }

    private static Outcome<StructureDetail> Detail(DoorCall call, bool second) => call.Query("detail") switch
    {
        null or "full" => StructureDetail.Full,
        "raw" when second => StructureDetail.Full,
        "allstubs" => StructureDetail.AllStubs,
        "referencestubs" => StructureDetail.ReferenceStubs,
        "referencepartial" => StructureDetail.ReferencePartial,
        "allcompletestubs" => StructureDetail.AllCompleteStubs,
        "referencecompletestubs" => StructureDetail.ReferenceCompleteStubs,
        var word => SdmxProblems.Syntax($"detail={word} is not known. Write full, allstubs, referencestubs, referencepartial, allcompletestubs or referencecompletestubs."),
    };

    /// <summary>What <c>references</c> asks for.</summary>
    public static Outcome<(StructureRelatives Relatives, IReadOnlyList<StructureKind>? Kinds)> Relatives(DoorCall call, bool second)
    {
        var text = call.Query("references") ?? "none";
        StructureRelatives? plain = text switch
        {
            "none" => StructureRelatives.None,
            "parents" => StructureRelatives.Parents,
            "parentsandsiblings" => StructureRelatives.ParentsAndSiblings,
            "ancestors" when second => StructureRelatives.Ancestors,
            "children" => StructureRelatives.Children,
            "descendants" => StructureRelatives.Descendants,
            "all" => StructureRelatives.All,
            _ => null,
        };
        if (plain is { } known)
        {
            return (known, null);
        }

        var kinds = new List<StructureKind>();
        foreach (var word in text.Split(',', '+', ' '))
        {
            if (KindsOf(word) is { } own)
            {
                kinds.AddRange(own);
            }
            else if (!NotKept.Contains(word, StringComparer.Ordinal))
            {
                return SdmxProblems.Syntax($"references={text} is not known. Write none, parents, parentsandsiblings, children, descendants, all, or a kind of structure as codelist.");
            }
        }

        return (StructureRelatives.All, kinds);
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex AgencyForm();

    [GeneratedRegex(@"^[A-Za-z0-9_@$-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();

    [GeneratedRegex(@"^[A-Za-z0-9_@$-]+(\.[A-Za-z0-9_@$-]+)*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ItemForm();

    [GeneratedRegex(@"^\d{1,9}(\.\d{1,9}){0,2}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm();
}
