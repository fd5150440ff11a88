using Tsela.Catalogue;
using Tsela.Disclosure;
using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx;

/// <summary>
/// The code lists of an edition. A national list stands whole, with what the tables add to it; a list that means the same as a
/// cross-domain one is that one.
/// </summary>
internal sealed class CodeListBook(NationalCatalogue catalogue)
{
    private const string Areas = "CL_AREA";

    private const string Ages = "CL_AGE";

    private static readonly string[] AreaLists = ["districts", "countries", "country-groups", "partner-areas", "nationality-extra-codes"];

    private readonly Dictionary<string, Pages> lists = new(StringComparer.Ordinal);

    private sealed class Pages(StructureReference reference, LocalText name, bool isFinal)
    {
        private readonly Dictionary<string, SchemeItem> items = new(StringComparer.Ordinal);
        private readonly List<string> order = [];

        public StructureReference Reference => reference;

        public HashSet<string> National { get; } = new(StringComparer.Ordinal);

        public void Add(SchemeItem item)
        {
            if (!items.TryGetValue(item.Id, out var known))
            {
                items.Add(item.Id, item with { Parent = null });
                order.Add(item.Id);
                known = items[item.Id];
            }

            if (known.Parent is null && item.Parent is not null && items.ContainsKey(item.Parent) && !Climbs(item.Parent, item.Id))
            {
                items[item.Id] = known with { Parent = item.Parent };
            }
        }

        public SchemeItem Of(string id) => items[id];

        public ItemScheme Written() => new(reference, name, [.. order.Select(id => items[id])]) { IsFinal = isFinal };

        private bool Climbs(string from, string to)
        {
            for (string? at = from; at is not null; at = items[at].Parent)
            {
                if (at == to)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The list of a dimension and, for each code of the dimension, the code of the list.</summary>
    public (StructureReference List, Func<IReadOnlyList<SchemeItem>> Codes) Of(PublicTable table, SafeDimension dimension)
    {
        if ((dimension.CodeList == "sex" || (dimension.CodeList is null && dimension.Id == "sex")) && AsCrossDomainSex(dimension) is { } sexes)
        {
            return (CrossDomainLists.Sex.Reference, () => sexes);
        }

        var pages = PagesOf(table, dimension);
        var safe = Safe(dimension, IdsOf(dimension, pages.Reference.Id));
        // all codes before any parent, because a part may stand before its whole
        foreach (var code in dimension.Codes)
        {
            pages.Add(new SchemeItem(safe[code.Code], new LocalText(pages.Reference.Id == Areas && safe[code.Code] == SafeDimension.Total ? "Total" : code.Label)));
        }

        foreach (var code in dimension.Codes.Where(code => code.Parent is not null && safe.ContainsKey(code.Parent)))
        {
            pages.Add(new SchemeItem(safe[code.Code], code.Label, null, safe[code.Parent!]));
        }

        return (pages.Reference, () => [.. dimension.Codes.Select(code => pages.Of(safe[code.Code]))]);
    }

    /// <summary>CL_AREA with the country in it, for tables that have no districts.</summary>
    public (StructureReference List, Func<IReadOnlyList<SchemeItem>> Codes) WholeCountry()
    {
        var pages = Shared(Areas, "Area");
        pages.Add(new SchemeItem(SdmxCode.Country, "Lesotho"));
        return (pages.Reference, () => [pages.Of(SdmxCode.Country)]);
    }

    public SchemeItem Unit(string unit, out StructureReference list)
    {
        var pages = Shared("CL_UNIT_MEASURE", "Unit of measure");
        list = pages.Reference;
        pages.Add(new SchemeItem(SdmxCode.OfUnit(unit), unit));
        return pages.Of(SdmxCode.OfUnit(unit));
    }

    /// <summary>The lists that were asked for.</summary>
    public IEnumerable<ItemScheme> Written() => lists.Values.Select(list => list.Written()).OrderBy(list => list.Reference.Id, StringComparer.Ordinal);

    private static Func<string, string> IdsOf(SafeDimension dimension, string list) => list switch
    {
        Areas => code => SdmxCode.OfArea(code, dimension.Kind),
        Ages => SdmxCode.OfAge,
        _ => SdmxCode.OfCode,
    };

    /// <summary>Two codes that differ only in letters that the standard does not allow stay two.</summary>
    private static Dictionary<string, string> Safe(SafeDimension dimension, Func<string, string> id)
    {
        var safe = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in dimension.Codes)
        {
            var wanted = id(code.Code);
            var given = wanted;
            for (var again = 2; !taken.Add(given); again++)
            {
                given = $"{wanted}_{again}";
            }

            safe.Add(code.Code, given);
        }

        return safe;
    }

    private static List<SchemeItem>? AsCrossDomainSex(SafeDimension dimension)
    {
        var ids = dimension.Codes.Select(code => SdmxCode.OfSex(code.Code)).ToList();
        return ids.TrueForAll(id => id is not null) && ids.Distinct(StringComparer.Ordinal).Count() == ids.Count ? [.. ids.Select(id => CrossDomainLists.Sex.Find(id!)!)] : null;
    }

    private Pages PagesOf(PublicTable table, SafeDimension dimension)
    {
        if (dimension.Kind == SafeDimensionKind.District || AreaLists.Contains(dimension.CodeList, StringComparer.Ordinal))
        {
            WholeCountry();
            return Filled(Shared(Areas, "Area"), dimension.Kind == SafeDimensionKind.District ? "districts" : dimension.CodeList, code => SdmxCode.OfArea(code, dimension.Kind));
        }

        if (dimension.CodeList?.StartsWith("age-groups", StringComparison.Ordinal) == true || dimension.Id is "age" or "age_group" or "age group")
        {
            return Filled(Shared(Ages, "Age"), dimension.CodeList, SdmxCode.OfAge);
        }

        return dimension.CodeList is null ? OfTable(table, dimension)
            : Filled(Shared($"CL_{SdmxCode.OfName(dimension.CodeList)}", catalogue.CodeLists.GetValueOrDefault(dimension.CodeList)?.Title ?? dimension.Title), dimension.CodeList, SdmxCode.OfCode);
    }

    private Pages Filled(Pages pages, string? national, Func<string, string> id)
    {
        if (national is null || !catalogue.CodeLists.TryGetValue(national, out var list) || !pages.National.Add(national))
        {
            return pages;
        }

        foreach (var code in list.Codes)
        {
            pages.Add(new SchemeItem(id(code.Value), new LocalText(code.Label, code.LabelSt)));
        }

        foreach (var code in list.Codes)
        {
            var above = national == "districts" ? SdmxCode.Country : code.Parent is null ? null : id(code.Parent);
            pages.Add(new SchemeItem(id(code.Value), code.Label, null, above));
        }

        return pages;
    }

    private Pages Shared(string id, string name) => lists.TryGetValue(id, out var known) ? known
        : lists[id] = new Pages(new StructureReference(StructureKind.CodeList, SdmxCatalogue.Agency, id, "1.0"), name, isFinal: false);

    private Pages OfTable(PublicTable table, SafeDimension dimension)
    {
        var id = $"CL_{SdmxCode.OfName(table.Id)}_{SdmxCode.OfName(dimension.Id)}";
        var version = SdmxCatalogue.VersionOf(table);
        return lists.TryGetValue($"{id} {version}", out var known) ? known
            : lists[$"{id} {version}"] = new Pages(new StructureReference(StructureKind.CodeList, SdmxCatalogue.Agency, id, version), $"{dimension.Title} ({table.Id})", isFinal: true);
    }
}
