using Tsela.Disclosure.Protecting.Linking;
using Tsela.Shared;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>Which chosen tables have to go before the others can be protected, because they cannot be held against them.</summary>
internal static class SharedTables
{
    public static IReadOnlyList<RefusedTable> ToDrop(IReadOnlyList<CountedTable> chosen, ProtectedGroups groups, FigureFates fates)
    {
        var overlaps = groups.Overlaps.Where(overlap => chosen.Contains(overlap.Table) && (IsShared(overlap.Table) || IsShared(overlap.Other))).ToList();
        // what two chosen tables do to each other may be gone when one of them is dropped for another reason
        var certain = overlaps.FindAll(overlap => !(IsShared(overlap.Other) && chosen.Contains(overlap.Other)));
        var cut = (certain.Count > 0 ? certain : overlaps.Take(1)).DistinctBy(overlap => overlap.Table.Id, StringComparer.Ordinal).Select(overlap => new RefusedTable(overlap.Table.Id, overlap.Table.Title, Sentence(overlap), TitleOf(overlap))).ToList();
        cut.AddRange(chosen.Where(table => IsShared(table) && !cut.Exists(one => one.Id == table.Id)).Select(table => SplitPopulations.Of(table, groups)).OfType<RefusedTable>());
        if (cut.Count > 0)
        {
            return cut;
        }

        // an indicator does not fail for a table that was chosen beside it
        var failed = chosen.Where(table => !IsShared(table) && fates.RefusalOf(table) is not null).ToList();
        return
        [
            .. chosen.Where(IsShared).Select(table => (Table: table, Beside: failed.Find(indicator => RowsOf(indicator).Overlaps(RowsOf(table))))).Where(one => one.Beside is not null)
                .Select(one => new RefusedTable(one.Table.Id, one.Table.Title, $"It counts the same rows as {one.Beside!.PublicId} {one.Beside.Title}, which cannot be protected beside it. Choose it when that is public.", Drop: null)),
        ];
    }

    private static HashSet<(string Series, string Rows)> RowsOf(CountedTable table) =>
        table.Figures.SelectMany(figure => figure.Parts).Select(part => part.Population).Where(population => !population.IsOpen).Select(population => population.Id).Distinct(StringComparer.Ordinal).SelectMany(Kinship.Of).ToHashSet();

    private static bool IsShared(CountedTable table) => table.Kind == CountedKind.Table;

    private static string Sentence(CodeOverlap overlap) =>
        $"It counts {overlap.Field} as '{overlap.Code}', and {overlap.Other.PublicId} {overlap.Other.Title} counts the same people as '{overlap.OtherCode}': each cuts the other in two, so what lies between could be reckoned and not be protected. Take codes or bands of which the other's are made up, or leave {Titles.Lower(TitleOf(overlap))} out.";

    private static string TitleOf(CodeOverlap overlap) => overlap.Table.Dimensions.FirstOrDefault(dimension => dimension.Codes.Any(code => code.Code == overlap.Code))?.Title ?? overlap.Field;
}
