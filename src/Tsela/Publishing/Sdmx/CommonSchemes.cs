using Tsela.Catalogue;
using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx;

/// <summary>The schemes that are there before any table is: who maintains, who provides, and the national categories.</summary>
internal static class CommonSchemes
{
    /// <summary>The institution that publishes everything.</summary>
    public const string Publisher = "BOS";

    public static readonly StructureReference Providers = new(StructureKind.DataProviderScheme, SdmxCatalogue.Agency, "DATA_PROVIDERS", "1.0");

    public static readonly StructureReference Categories = new(StructureKind.CategoryScheme, SdmxCatalogue.Agency, "MIGRATION_CATEGORIES", "1.0");

    public static IEnumerable<ItemScheme> Of(NationalCatalogue catalogue)
    {
        var bureau = catalogue.Institution(Publisher)?.Name ?? "Bureau of Statistics";
        yield return new ItemScheme(
            new StructureReference(StructureKind.AgencyScheme, CrossDomainLists.Agency, "AGENCIES", "1.0"), "Agencies",
            [new SchemeItem(CrossDomainLists.Agency, "SDMX"), new SchemeItem(SdmxCatalogue.Agency, $"Lesotho, {bureau}")]) { IsPartial = true };
        yield return new ItemScheme(Providers, "Data providers", [new SchemeItem(Publisher, bureau)]);
        yield return new ItemScheme(
            Categories, "Categories of migration",
            [.. catalogue.IndicatorCategories.Select(category => new SchemeItem(category.Category, category.Title)),
                .. catalogue.CrossCutting.Select(category => new SchemeItem(category.Code, category.Title, category.About))]);
    }
}
