using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Shared;
using Tsela.Statistics.Questions;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.BuildTable;

/// <summary>Makes the table of a series.</summary>
internal static class SeriesTable
{
    public static TableView Make(AskedTable asked, ColumnTable table, TableQuery query, SeriesVariables variables, SnapshotManifest manifest)
    {
        var result = Tabulation.Of(table, asked.Question);
        var cells = Cells(asked, result, query).ToList();
        var headers = asked.Dimensions.Select((dimension, i) => TableLayout.Header(dimension, cells.Select(cell => cell.Codes[i]).Distinct(StringComparer.Ordinal), Whole(dimension, asked, query))).ToList();
        List<TableHeader> rows = [.. headers.Take(asked.Rows.Count)];
        List<TableHeader> columns = [.. headers.Skip(asked.Rows.Count)];
        var (down, across, values, symbols) = TableLayout.Of(rows, columns, cells, query.ShowsEmpty, asked.Measure.OfNothing);
        return new TableView(Title(asked, variables), asked.Measure.Unit, rows, columns, down, across, values, symbols, TableNotes.Of(asked, result, table, variables, manifest))
        {
            Source = $"{manifest.SourceOf(variables.Schema.Name)} {variables.Schema.Title}, {variables.Schema.Tsela!.Institution}",
            UpdatedAt = manifest.MadeAt,
            IsAdditive = asked.Measure.IsAdditive,
        };
    }

    private static IEnumerable<TableLayout.Filled> Cells(AskedTable asked, ResultTable result, TableQuery query)
    {
        var share = asked.Measure.Share;
        if (share.Length == 0)
        {
            return result.Cells.Select(cell => new TableLayout.Filled(cell.Codes, asked.Measure.Measure.Aggregate == Aggregate.Mean ? Rounded(cell.Value) : cell.Value));
        }

        // stocks of different days do not add up, so each day is a whole of its own
        IEnumerable<ChosenDimension> kept = share switch { "row" => asked.Rows, "column" => asked.Columns, _ => [] };
        var names = kept.Concat(asked.Dimensions.Where(dimension => dimension.Dimension is AtDimension)).Select(dimension => dimension.Text).ToHashSet(StringComparer.Ordinal);
        return Shares.Of(result, names).Cells
            .Where(cell => query.Totals || !cell.Codes.Contains(Tabulation.Total, StringComparer.Ordinal))
            .Select(cell => new TableLayout.Filled(cell.Codes, Rounded(cell.Value * 100)));
    }

    // a quotient goes into files with as many decimals as anybody reads
    private static decimal? Rounded(decimal? quotient) => quotient is { } value ? decimal.Round(value, 6) : null;

    private static IReadOnlyList<string>? Whole(ChosenDimension dimension, AskedTable asked, TableQuery query)
    {
        if (!query.ShowsEmpty || !dimension.IsWhole)
        {
            return null;
        }

        var only = asked.Filters.Where(filter => filter.Variable == dimension.Variable && filter.Codes is not null).Select(filter => filter.Codes!).ToList();
        var groups = dimension.Dimension is LevelDimension level ? level.Groups : null;
        return only.Count == 0
            ? [.. dimension.Labels.Keys]
            : [.. only.Aggregate((IEnumerable<string>)only[0], (codes, next) => codes.Where(next.Contains)).Select(code => groups?.GetValueOrDefault(code) ?? code).Distinct(StringComparer.Ordinal)];
    }

    private static string Title(AskedTable asked, SeriesVariables variables) =>
        $"{variables.Schema.Title}{Titles.By(asked.Dimensions.Select(dimension => dimension.Title))}: {asked.Measure.InWords}";
}
