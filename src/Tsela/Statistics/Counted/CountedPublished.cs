using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Schemas;
using Tsela.Engine.Tables;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Reference = Tsela.Statistics.Measures.Reference;

namespace Tsela.Statistics.Counted;

/// <summary>Makes the tables of open series: figures that offices have published, row by row as they stand there.</summary>
internal sealed class CountedPublished(FigureBook book)
{
    private const string LabelConcept = "time.label";
    private static readonly string[] Values = ["count.value", "money.amount", "figure.value", "figure.percent"];

    private readonly NationalCatalogue catalogue = book.Definitions.Catalogue;

    /// <summary>Open series of published figures in the snapshot, in the order of their names.</summary>
    public IEnumerable<TableSchema> Series => catalogue.Series.Values
        .Where(schema => schema.Tsela is { Confidentiality: "open", Kind: "aggregate" } && book.Manifest.Of(schema.Name) is not null && ValueOf(schema) is not null)
        .OrderBy(schema => schema.Name, StringComparer.Ordinal);

    /// <summary>Null where there is no such series, or nothing in it.</summary>
    public CountedTable? Make(string id)
    {
        if (Series.FirstOrDefault(one => one.Name == id) is not { } schema)
        {
            return null;
        }

        var opened = book.Snapshot.Table(id);
        var table = opened.Problem is { } problem ? throw new DamagedSnapshotException(problem) : opened.Value;
        var value = table.Find<NumberColumn>(ValueOf(schema)!.Name);
        var time = TimeOf(table, schema);
        var fields = schema.Fields.Where(field => IsDimension(field, table, time.Name)).ToList();
        var producer = schema.Fields.FirstOrDefault(field => field.Concept == PublishedTables.ProducerConcept);
        if (producer is not null && Keys(table, fields, time).Distinct(StringComparer.Ordinal).Count() < table.RowCount)
        {
            fields.Add(producer);
        }

        var columns = fields.Select(field => table.Find<Column>(field.Name)).ToList();
        var figures = Enumerable.Range(0, table.RowCount).Where(row => value.NumberAt(row) is not null && time.TextAt(row).Length >= 4).Select(row => new CountedFigure(
                time.TextAt(row), [.. columns.Select((column, i) => new CountedPlace(fields[i].Name, CountedRows.CodeOf(column.TextAt(row)))).Where(place => place.Code != Tabulation.Total)],
                value.NumberAt(row), value.NumberAt(row) == 0 ? "-" : "", book.Manifest.Of(id)!.IsTraining, []))
            .DistinctBy(figure => (figure.Reference, string.Join(';', figure.Codes))).ToList();
        return figures.Count == 0 ? null : Table(schema, fields, figures);
    }

    private CountedTable Table(TableSchema schema, List<SchemaField> fields, List<CountedFigure> figures)
    {
        var block = schema.Tsela!;
        var series = book.Manifest.Of(schema.Name)!;
        return new CountedTable(
            schema.Name, CountedKind.Published, series.Title, schema.Description ?? series.Title, UnitOf(schema), block.StockFlow.Contains("stock", StringComparer.Ordinal),
            block.MigrantCategories.Count > 0 ? block.MigrantCategories[0] : null, "annual", Standard: "",
            [.. fields.Select(field => Dimension(field, figures)).Where(dimension => dimension.Codes.Count > 0)], figures,
            [new CountedSource(schema.Name, series.Title, block.Institution, block.Confidentiality, Share: 1, series.Quality.Completeness, series.Quality.Validity)],
            $"Published figures of {figures.Select(figure => figure.Reference).Distinct(StringComparer.Ordinal).Count()} periods.",
            [.. block.Breaks.Select(at => $"{at.At}: {at.Reason}")], [schema.Name], series.IsTraining);
    }

    private static CountedDimension Dimension(SchemaField field, List<CountedFigure> figures)
    {
        var used = figures.SelectMany(figure => figure.Codes).Where(place => place.Dimension == field.Name).Select(place => place.Code).ToHashSet(StringComparer.Ordinal);
        var listed = field.CodeLists.SelectMany(list => list.Codes).DistinctBy(code => code.Value, StringComparer.Ordinal).Where(code => used.Contains(code.Value)).ToList();
        var known = listed.Select(code => code.Value).ToHashSet(StringComparer.Ordinal);
        return new CountedDimension(
            field.Name, field.Title ?? field.Name, field.CodeLists.Any(list => list.Id == "districts"), field.CodeLists.Count > 0 ? field.CodeLists[0].Id : null,
            [
                .. listed.Select(code => new CountedCode(code.Value, code.Label)),
                .. used.Where(code => !known.Contains(code)).OrderBy(code => int.TryParse(code, out var number) ? number : int.MaxValue).ThenBy(code => code, StringComparer.Ordinal)
                    .Select(code => new CountedCode(code, code == "_U" ? "Not stated" : code)),
            ]);
    }

    private static IEnumerable<string> Keys(ColumnTable table, List<SchemaField> fields, Column time)
    {
        List<Column> columns = [.. fields.Select(field => table.Find<Column>(field.Name)), time];
        return Enumerable.Range(0, table.RowCount).Select(row => string.Join(';', columns.Select(column => column.TextAt(row))));
    }

    // the label says a month or a quarter where the year does not; where it says anything else it is a dimension
    private static Column TimeOf(ColumnTable table, TableSchema schema)
    {
        var label = schema.Fields.FirstOrDefault(field => field.Concept == LabelConcept);
        return label is not null && table.TryFind(label.Name, out var column) && column is CodeColumn codes && codes.Dictionary.All(text => Reference.Parse(text) is not null)
            ? column : table.Find<Column>(PublishedTables.TimeConcept);
    }

    private static SchemaField? ValueOf(TableSchema schema) =>
        Values.Select(concept => schema.Fields.FirstOrDefault(field => field.Concept == concept)).FirstOrDefault(field => field is not null);

    private static bool IsDimension(SchemaField field, ColumnTable table, string time) =>
        field.Name != time && field.Concept is not (null or PublishedTables.TimeConcept or PublishedTables.ProducerConcept or "source.name" or "time.reference")
        && table.TryFind(field.Name, out var column) && (column is CodeColumn || field.Concept == "person.age");

    private static string UnitOf(TableSchema schema) => schema.Tsela!.Unit switch
    {
        "person" => "persons",
        "movement" => "movements",
        "document" => "documents",
        "case" => "cases",
        "money" => "amounts of money, as the source gives them",
        _ => "as the source gives it",
    };
}
