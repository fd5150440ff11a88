using Tsela.Engine.Schemas.Dataset;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Schemas.Keys;
using Tsela.Engine.Schemas.Values;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>One run of a check over one file.</summary>
internal sealed class TableRun : IDisposable
{
    private readonly TableSchema schema;
    private readonly CheckOptions options;
    private readonly FindingLog log;
    private readonly Action<CheckedRow>? onRow;
    private readonly bool isTolerant;
    private readonly RowNumbers rowNumbers = new();
    private readonly RowSet rejected = new();
    private readonly RowSet rejectedLate = new();
    private readonly CheckedRow handedOn;
    private HeaderMatch? header;
    private ColumnBinding[] bindings = [];
    private IReadOnlyList<(int First, int Second)> twins = [];
    private UniqueKey[] keys = [];
    private DatasetCheck[] datasetChecks = [];
    private SelfReference[] selfReferences = [];
    private SideRows? sideRows;
    private RowCheck? rowCheck;
    private long position;
    private long fileRow;
    private long rows;

    public TableRun(TableSchema schema, CheckOptions options, Action<CheckedRow>? onRow, FindingLog log)
    {
        this.schema = schema;
        this.options = options;
        this.onRow = onRow;
        this.log = log;
        isTolerant = schema.Tsela is not null;
        handedOn = new CheckedRow(schema.Fields.Count);
    }

    public CheckSummary Run(TableReader reader, CancellationToken cancellationToken)
    {
        using (var batches = new BatchedRows(reader, cancellationToken))
        {
            while (batches.Next(cancellationToken) is { } batch)
            {
                var first = 0;
                if (rowCheck is null)
                {
                    first = Begin(batch);
                    if (first < 0)
                    {
                        return new CheckSummary { Refusal = TableHeader.Refusal(schema), Remarks = reader.Remarks, FindingCounts = log.Counts };
                    }
                }

                CheckRows(batch, first, cancellationToken);
                batches.Return(batch);
                options.OnProgress?.Invoke(rows);
            }
        }

        if (reader.Fault is null && rowCheck is null)
        {
            return new CheckSummary
            {
                Refusal = TableHeader.EmptyFile,
                Remarks = reader.Remarks,
                FindingCounts = log.Counts,
            };
        }

        Finish();
        return Summary(reader);
    }

    public void Dispose()
    {
        Array.ForEach(keys, key => key.Dispose());
        Array.ForEach(datasetChecks, check => check.Dispose());
        Array.ForEach(selfReferences, reference => reference.Dispose());
    }

    /// <summary>Finds the header and prepares everything that depends on it; the first data row of the batch, or -1 without a header.</summary>
    private int Begin(RowBatch batch)
    {
        if (TableHeader.Find(schema, options, log, batch) is not { } found)
        {
            return -1;
        }

        (header, twins) = (found.Match, found.Twins);
        Bind();
        return found.FirstRow;
    }

    private void Bind()
    {
        var context = new ReadingContext
        {
            Today = options.Today ?? options.PeriodEnd,
            HasCurrencyField = schema.Fields.Any(field => field.Concept == "money.currency"),
            ValueMappings = options.ValueMappings,
        };
        var columns = header!.Columns.Where(column => column.Field is not null).ToDictionary(column => column.Field!, column => column.Column - 1, StringComparer.Ordinal);
        bindings = [.. schema.Fields.Select((field, i) => (field, i))
            .Where(f => columns.ContainsKey(f.field.Name) && !(f.field.IsSystem && options.IgnoreSystemFields))
            .Select(f => new ColumnBinding(f.i, columns[f.field.Name], new FieldCheck(f.field, schema, context)))];
        sideRows = isTolerant ? new SideRows(header, schema) : null;
        bool IsThere(string name) => Array.Exists(bindings, b => b.Check.Field.Name == name);
        keys = UniqueKey.Of(schema, options, IsThere);
        datasetChecks = [.. schema.Rules.OfType<DatasetRule>().Select(rule => DatasetCheck.For(rule, schema, options)).OfType<DatasetCheck>()];
        selfReferences = [.. schema.ForeignKeys.Where(key => key.Resource.Length == 0).Select(key => new SelfReference(key, schema, options.SpillFolder))];
        var isHopeless = isTolerant && header.MissingFields.Any(name =>
            schema.Fields[schema.IndexOf(name)] is var field && (field.Constraints.Required || schema.PrimaryKey.Contains(name)) && !(field.IsSystem && options.IgnoreSystemFields));
        rowCheck = new RowCheck(schema, options, log, bindings, isHopeless);
        foreach (var source in isTolerant ? [] : rowCheck.Unanswered)
        {
            log.OfFile(null, 0, "foreign-key-unchecked", 2, Severity.Info, "",
                $"The foreign key into {source} was not checked, because that table is not to be had beside the package.", $"Put the file of {source} beside the package.");
        }
    }

    private void CheckRows(RowBatch batch, int first, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        fileRow += first;
        for (var i = first; i < batch.Count; i++)
        {
            ref readonly var cells = ref batch[i];
            fileRow++;
            if (options.CommentRows.Count > 0 && options.CommentRows.Contains((int)fileRow))
            {
                continue;
            }

            position++;
            rowNumbers.Add(position, cells.SheetRow);
            if (!IsLeftOut(batch, cells))
            {
                CheckRow(batch, cells);
            }
        }
    }

    private bool IsLeftOut(RowBatch batch, in BatchRow cells)
    {
        if (SideRows.IsBlank(batch, cells))
        {
            if (!isTolerant)
            {
                rows++;
                rejected.Add(position);
                log.Add(position, cells.SheetRow, 0, null, "blank-row", 0, Severity.Error, "", "The row is blank.", "Remove the row.");
            }

            return true;
        }

        if (sideRows?.Reason(batch, cells) is { } reason)
        {
            log.Add(position, cells.SheetRow, 0, null, "row-left-out", 0, Severity.Info, batch.Cell(cells, 0).Span, reason, "Nothing to do, unless the row is data after all.");
            return true;
        }

        return false;
    }

    private void CheckRow(RowBatch batch, in BatchRow cells)
    {
        rows++;
        var worst = rowCheck!.Check(batch, cells, position, keys);
        worst = Twins(batch, cells, Surplus(batch, cells, worst));
        if (worst == Severity.Error)
        {
            rejected.Add(position);
        }

        foreach (var check in datasetChecks)
        {
            check.Observe(rowCheck.Values.Values, position);
        }

        foreach (var reference in selfReferences)
        {
            reference.Observe(rowCheck.Values.Values, position);
        }

        if (onRow is not null)
        {
            HandOn(batch, cells, worst);
        }
    }

    /// <summary>Cells beyond the last column.</summary>
    private Severity? Surplus(RowBatch batch, in BatchRow cells, Severity? worst)
    {
        var columns = Math.Max(header!.Columns.Count, isTolerant ? 0 : schema.Fields.Count);
        for (var i = columns; i < cells.CellCount; i++)
        {
            var cell = batch.Cell(cells, i).Span;
            if (isTolerant && cell.IsWhiteSpace())
            {
                continue;
            }

            var severity = isTolerant ? Severity.Warning : Severity.Error;
            log.Add(position, cells.SheetRow, i + 1, null, "extra-cell", 0, severity, cell,
                $"The row has a value in column {i + 1}, which has no header.", "Remove the value, or give its column a header.");
            worst = worst is null || severity > worst ? severity : worst;
        }

        return worst;
    }

    /// <summary>Two columns that mean one field must not contradict each other.</summary>
    private Severity? Twins(RowBatch batch, in BatchRow cells, Severity? worst)
    {
        foreach (var (first, second) in twins)
        {
            var taken = batch.Cell(cells, first).Span.Trim();
            var other = batch.Cell(cells, second).Span.Trim();
            if (other.Length > 0 && !other.Equals(taken, StringComparison.OrdinalIgnoreCase))
            {
                log.Add(position, cells.SheetRow, second + 1, header!.Columns[first].Field, "duplicate-label", 1, Severity.Error, other,
                    $"Columns {first + 1} and {second + 1} mean the same, but say '{FindingLog.Short(taken)}' and '{FindingLog.Short(other)}'.",
                    "Look at the document, and give both columns the right value or remove one of them.");
                worst = Severity.Error;
            }
        }

        return worst;
    }

    private void HandOn(RowBatch batch, in BatchRow cells, Severity? worst)
    {
        handedOn.Row = position;
        handedOn.SheetRow = cells.SheetRow;
        handedOn.HasError = worst == Severity.Error;
        handedOn.HasWarning = worst >= Severity.Warning;
        foreach (var binding in bindings)
        {
            handedOn.Sent[binding.Field] = batch.Cell(cells, binding.Column).ToString();
            handedOn.Harmonised[binding.Field] = HarmonisedText.Of(rowCheck!.Values.Values[binding.Field], binding.Check.Field.Type);
        }

        onRow!(handedOn);
    }

    private void Finish()
    {
        if (rowCheck is null)
        {
            return;
        }

        var ending = new RunEnding(schema, log, rowNumbers, bindings, rowCheck.Tally, options.FindingsMax);
        ending.Duplicates(keys, rowCheck.Duplicates, RejectLate);
        ending.SelfReferences(selfReferences, RejectLate);
        ending.Rules(datasetChecks, RejectLate);
        ending.DateOrders();
    }

    private void RejectLate(long row)
    {
        if (row > 0 && !rejected.Contains(row))
        {
            rejectedLate.Add(row);
        }
    }

    private CheckSummary Summary(TableReader reader) => new()
    {
        Rows = rows,
        Accepted = rows - rejected.Count - rejectedLate.Count,
        Rejected = rejected.Count + rejectedLate.Count,
        Header = header,
        RejectedLate = rejectedLate.ToList(),
        Quality = rowCheck?.Tally.Figures(rows, keys.Length > 0) ?? new QualityFigures(),
        Refusal = reader.Fault,
        Remarks = reader.Remarks,
        FindingCounts = log.Counts,
    };
}
