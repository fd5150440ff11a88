using Tsela.Engine.Columns;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>One reading of one file into columns. A batch is read column by column, so that one column's tables stay near the processor.</summary>
internal sealed class ColumnsRun(TableSchema schema, CheckOptions options, IReadOnlyList<SchemaField> fields, ColumnTableWriter writer)
{
    private readonly List<Finding> headerFaults = [];
    private readonly bool isTolerant = schema.Tsela is not null;
    private CellAppending[]? columns;
    private SideRows? sideRows;
    private int width;
    private long fileRow;
    private long leftOut;
    private long outOfShape;

    public ColumnsSummary Run(TableReader reader, CancellationToken cancellationToken)
    {
        var kept = new List<int>();
        using (var batches = new BatchedRows(reader, cancellationToken))
        {
            while (batches.Next(cancellationToken) is { } batch)
            {
                var first = columns is null ? Begin(batch, reader.IsSheet) : 0;
                if (first < 0)
                {
                    return Summary(reader, headerFaults.Count > 0 ? HeaderRefusal() : TableHeader.Refusal(schema));
                }

                Choose(batch, first, kept);
                foreach (var column in columns!)
                {
                    column.Append(batch, kept);
                }

                batches.Return(batch);
                options.OnProgress?.Invoke(writer.Rows);
            }
        }

        return Summary(reader, reader.Fault ?? (columns is null ? TableHeader.EmptyFile : null));
    }

    /// <summary>Finds the header; the first row of data in the batch, or -1 where there is no header that fits.</summary>
    private int Begin(RowBatch batch, bool isSheet)
    {
        var log = new FindingLog(
            finding =>
            {
                if (finding.Severity == Severity.Error)
                {
                    headerFaults.Add(finding);
                }
            },
            options.FindingsMax);
        if (TableHeader.Find(schema, options, log, batch) is not { } header || headerFaults.Count > 0)
        {
            return -1;
        }

        var places = header.Match.Columns.Where(column => column.Field is not null).ToDictionary(column => column.Field!, column => column.Column - 1, StringComparer.Ordinal);
        width = header.Match.Columns.Count;
        columns = [.. fields.Select((field, i) => new CellAppending(field, schema, options, places.GetValueOrDefault(field.Name, -1), isSheet, writer.Columns[i]))];
        sideRows = isTolerant ? new SideRows(header.Match, schema) : null;
        return header.FirstRow;
    }

    /// <summary>The rows of a batch that are data.</summary>
    private void Choose(RowBatch batch, int first, List<int> kept)
    {
        kept.Clear();
        fileRow += first;
        for (var i = first; i < batch.Count; i++)
        {
            ref readonly var row = ref batch[i];
            fileRow++;
            if (options.CommentRows.Count > 0 && options.CommentRows.Contains((int)fileRow))
            {
                continue;
            }

            if (IsLeftOut(batch, row))
            {
                leftOut++;
                continue;
            }

            outOfShape += row.IsMalformed || row.CellCount > width || (row.CellCount < width && !isTolerant && options.ShortRowsLackCells) ? 1 : 0;
            kept.Add(i);
        }
    }

    // Cells that are all empty are a row without values; a line without any cell is none, unless it can be the only cell of its row.
    private bool IsLeftOut(RowBatch batch, in BatchRow row) => sideRows is null
        ? width > 1 && row.CellCount <= 1 && SideRows.IsBlank(batch, row)
        : SideRows.IsBlank(batch, row) || sideRows.Reason(batch, row) is not null;

    private FileRefusal HeaderRefusal() => new(
        "header-error", $"The header does not fit the schema: {string.Join(" ", headerFaults.Take(5).Select(fault => fault.Message))} Mend the header, or the schema.");

    private ColumnsSummary Summary(TableReader reader, FileRefusal? refusal) => new(writer.Rows, leftOut, outOfShape, refusal, reader.Remarks);
}
