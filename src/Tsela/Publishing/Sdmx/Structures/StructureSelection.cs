using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx.Structures;

/// <summary>The artefacts that answer a question, with their relatives, told as fully as was asked.</summary>
internal static class StructureSelection
{
    public static IReadOnlyList<Maintainable> Of(SdmxCatalogue catalogue, StructureQuestion question)
    {
        var asked = Asked(catalogue, question);
        var relatives = Relatives(catalogue, asked.Select(one => one.Reference), question.Relatives, question.RelativeKinds);
        var all = relatives.Concat(asked.Select(one => one.Reference)).ToHashSet();
        var used = question.Detail == StructureDetail.ReferencePartial ? new UsedItems(catalogue, all) : null;
        var own = asked.ToDictionary(one => one.Reference);
        return [.. catalogue.Structures.Where(structure => all.Contains(structure.Reference)).Select(structure => own.TryGetValue(structure.Reference, out var wanted)
            ? Told(wanted, question.Detail is StructureDetail.AllStubs or StructureDetail.AllCompleteStubs, question.Detail)
            : Told(used is null || structure is not ItemScheme scheme ? structure : used.Of(scheme),
                question.Detail is not (StructureDetail.Full or StructureDetail.ReferencePartial), question.Detail))];
    }

    /// <summary>The relatives of artefacts, without themselves.</summary>
    public static HashSet<StructureReference> Relatives(
        SdmxCatalogue catalogue, IEnumerable<StructureReference> asked, StructureRelatives which, IReadOnlyList<StructureKind>? kinds)
    {
        var own = asked.ToHashSet();
        HashSet<StructureReference> found = which switch
        {
            StructureRelatives.None => [],
            StructureRelatives.Children => Children(catalogue, own),
            StructureRelatives.Descendants => Climb(own, step => Children(catalogue, step)),
            StructureRelatives.Parents => Parents(catalogue, own),
            StructureRelatives.Ancestors => Climb(own, step => Parents(catalogue, step)),
            StructureRelatives.ParentsAndSiblings => Siblings(catalogue, own),
            _ => [.. Siblings(catalogue, own), .. Climb(own, step => Children(catalogue, step))],
        };
        if (kinds is not null)
        {
            // a kind is asked for by name wherever it stands, as the code lists of a dataflow
            found.UnionWith(Climb(found, step => Children(catalogue, step)));
        }

        found.ExceptWith(own);
        found.RemoveWhere(one => kinds?.Contains(one.Kind) == false);
        return found;
    }

    private static List<Maintainable> Asked(SdmxCatalogue catalogue, StructureQuestion question)
    {
        var asked = new List<Maintainable>();
        var named = catalogue.Structures.Where(structure => structure.Reference is var own && question.Kinds?.Contains(own.Kind) != false
            && question.Agencies?.Contains(own.Agency, StringComparer.Ordinal) != false && question.Ids?.Contains(own.Id, StringComparer.Ordinal) != false);
        foreach (var versions in named.GroupBy(structure => structure.Reference with { Version = "" }))
        {
            asked.AddRange(question.Versions.Of([.. versions]));
        }

        return question.Items is null ? asked : [.. asked.Cast<ItemScheme>().Select(scheme => With(scheme, question.Items)).OfType<Maintainable>()];
    }

    /// <summary>The scheme with the items that were asked for; null where it has none of them.</summary>
    private static ItemScheme? With(ItemScheme scheme, IReadOnlyList<string> items)
    {
        // an item within items may be asked for by its whole path
        var ids = items.Select(item => item[(item.LastIndexOf('.') + 1)..]).Where(id => scheme.Find(id) is not null).ToHashSet(StringComparer.Ordinal);
        return ids.Count == 0 ? null : scheme.Only(ids);
    }

    private static Maintainable Told(Maintainable structure, bool stub, StructureDetail detail) => !stub ? structure : structure with
    {
        IsStub = true, Description = detail is StructureDetail.AllCompleteStubs or StructureDetail.ReferenceCompleteStubs ? structure.Description : null,
    };

    private static HashSet<StructureReference> Children(SdmxCatalogue catalogue, IEnumerable<StructureReference> of) =>
        [.. of.SelectMany(one => catalogue.Find(one)?.References ?? []).Where(child => catalogue.Find(child) is not null)];

    private static HashSet<StructureReference> Parents(SdmxCatalogue catalogue, IEnumerable<StructureReference> of) => [.. of.SelectMany(catalogue.ParentsOf)];

    private static HashSet<StructureReference> Siblings(SdmxCatalogue catalogue, HashSet<StructureReference> of)
    {
        var parents = Parents(catalogue, of);
        return [.. parents, .. Children(catalogue, parents)];
    }

    private static HashSet<StructureReference> Climb(IEnumerable<StructureReference> from, Func<IEnumerable<StructureReference>, HashSet<StructureReference>> next)
    {
        var found = new HashSet<StructureReference>();
        for (var step = next(from); step.Count > 0; step = next(step))
        {
            step.ExceptWith(found);
            found.UnionWith(step);
        }

        return found;
    }
}
