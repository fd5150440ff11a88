using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Schemas;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.BuildTable;
using Tsela.Statistics.Questions;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics;

/// <summary>The rows of a series as a snapshot holds them.</summary>
/// <param name="Fields">The fields that name nobody, each with its column: no names, no free text, no numbers of persons, documents or cases.</param>
/// <param name="Person">The key of the person of each row, which may leave the system as a pseudonym alone.</param>
public sealed record SeriesRecords(
    Guid Snapshot, DateTime MadeAt, bool IsTraining, TableSchema Schema, int Rows, IReadOnlyList<(SchemaField Field, Column Column)> Fields, Column Person);

/// <summary>Rows of snapshots for whoever may turn them into extracts of microdata.</summary>
public sealed class SnapshotRecords(TselaDb db, NationalCatalogue catalogue, KeptTables kept)
{
    /// <param name="snapshot">Null for the latest.</param>
    public async Task<Outcome<SeriesRecords>> Of(Guid? snapshot, string series, CancellationToken cancellationToken)
    {
        var named = await db.SnapshotOrLatest(snapshot, cancellationToken);
        if (named.Problem is { } missing)
        {
            return missing == StatisticsProblems.NoSnapshot ? StatisticsProblems.NoSnapshotForTables : missing;
        }

        var found = named.Value;
        if (!catalogue.Series.TryGetValue(series, out var schema))
        {
            return TableProblems.UnknownSeries(series, NearNames.Meant(series, catalogue.Series.Keys));
        }

        var open = kept.Open(found);
        var table = open.Succeeded ? open.Value.Table(series) : open.Problem!;
        return table.Problem is { } problem
            ? problem
            : new SeriesRecords(found.Id, found.MadeAt, open.Value.Manifest.Of(series)!.IsTraining, schema, table.Value.RowCount, Named(schema, table.Value), table.Value.Find<CodeColumn>(SeriesColumns.PersonKey));
    }

    /// <summary>The series of the latest snapshot whose rows are about persons, with their titles.</summary>
    public async Task<IReadOnlyList<(string Id, string Title)>> Series(CancellationToken cancellationToken)
    {
        if (await db.LatestSnapshot(cancellationToken) is not { } latest || kept.Open(latest) is not { Succeeded: true } open)
        {
            return [];
        }

        return [.. open.Value.Manifest.Series.Where(one => catalogue.Series.TryGetValue(one.Id, out var schema) && schema.Tsela is { Kind: not "aggregate" })
            .Select(one => (one.Id, one.Title))];
    }

    private static List<(SchemaField, Column)> Named(TableSchema schema, ColumnTable table)
    {
        var fields = new List<(SchemaField, Column)>();
        foreach (var field in schema.Fields.Where(field => !SeriesColumns.IsHashed(field)))
        {
            if (table.TryFind(field.Name, out var column) && column.Name == field.Name)
            {
                fields.Add((field, column));
            }
        }

        return fields;
    }
}
