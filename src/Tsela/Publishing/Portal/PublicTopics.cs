using Tsela.Catalogue;

namespace Tsela.Publishing.Portal;

/// <summary>A category of the national list, or one across it, with the tables that are public.</summary>
/// <param name="About">English; empty where the list says nothing.</param>
public sealed record PublicTopic(string Code, Wording Title, string About, bool IsAcross, IReadOnlyList<PublicTable> Tables);

/// <summary>The topics under which the public finds tables.</summary>
public sealed class PublicTopics(NationalCatalogue catalogue, PublicNames names)
{
    private const string CategoryList = "migrant-categories";

    /// <summary>The 24 categories first, then those across them, then the rest of the national list.</summary>
    public IReadOnlyList<PublicTopic> All(PublicEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var national = catalogue.CodeLists.TryGetValue(CategoryList, out var list) ? list.Codes.Select(code => code.Value).ToHashSet(StringComparer.Ordinal) : [];
        return
        [
            .. catalogue.IndicatorCategories.Where(category => national.Contains(category.Category)).Select(category => Of(edition, category.Category)!),
            .. catalogue.CrossCutting.Select(category => Of(edition, category.Code)!),
            .. catalogue.IndicatorCategories.Where(category => !national.Contains(category.Category)).Select(category => Of(edition, category.Category)!),
        ];
    }

    /// <summary>Null where there is no such topic.</summary>
    public PublicTopic? Of(PublicEdition edition, string code)
    {
        ArgumentNullException.ThrowIfNull(edition);
        if (catalogue.CrossCutting.FirstOrDefault(category => category.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) is { } across)
        {
            return new PublicTopic(across.Code, names.Category(across.Code), across.About, IsAcross: true, [.. edition.Tables.Where(table => across.Indicators.Contains(table.Id, StringComparer.Ordinal))]);
        }

        if (catalogue.IndicatorCategories.FirstOrDefault(category => category.Category.Equals(code, StringComparison.OrdinalIgnoreCase)) is not { } found)
        {
            return null;
        }

        var note = catalogue.CodeLists.TryGetValue(CategoryList, out var list) ? list.Codes.FirstOrDefault(one => one.Value == found.Category)?.Note : null;
        return new PublicTopic(
            found.Category, names.Category(found.Category), note ?? "", IsAcross: false,
            [.. edition.Tables.Where(table => table.Table.Category == found.Category)]);
    }
}
