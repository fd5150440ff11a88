using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas;

/// <summary>Checks a table against its definition, row by row in bounded memory.</summary>
public sealed class TableCheck
{
    private readonly TableSchema schema;
    private readonly CheckOptions options;

    /// <summary>Makes a check; it may be run several times.</summary>
    public TableCheck(TableSchema schema, CheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        this.schema = schema;
        this.options = options;
    }

    /// <summary>Runs the check.</summary>
    /// <param name="reader">The file; not disposed.</param>
    /// <param name="onRow">Called for every data row in order, from the calling thread; null where the rows are not wanted.</param>
    /// <param name="onFinding">Called for every finding. A row's findings come before the row; what only shows at the end of the file comes last.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="OperationCanceledException">The check was stopped.</exception>
    public CheckSummary Run(TableReader reader, Action<CheckedRow>? onRow, Action<Finding> onFinding, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(onFinding);
        var row = new CheckedRow(schema.Fields.Count);
        var columns = new List<MatchedColumn>();
        long rows = 0;
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (columns.Count == 0 && options.HasHeader)
            {
                for (var i = 0; i < reader.CellCount; i++)
                {
                    var header = reader.Cell(i).ToString();
                    var name = Headers.Normalise(header);
                    var match = schema.Fields.FirstOrDefault(f => Headers.Normalise(f.Name) == name || Headers.Normalise(f.Caption) == name || f.Aliases.Any(a => Headers.Normalise(a) == name));
                    columns.Add(new MatchedColumn(i + 1, header, match?.Name, match is null ? MatchedBy.Nothing : MatchedBy.Name));
                }

                continue;
            }

            row.Row = ++rows;
            row.SheetRow = reader.RowNumber;
            foreach (var column in columns)
            {
                if (column.Field is not null)
                {
                    var text = reader.Cell(column.Column - 1).Trim().ToString();
                    row.Sent[schema.IndexOf(column.Field)] = text;
                    row.Harmonised[schema.IndexOf(column.Field)] = text.Length == 0 ? null : text;
                }
            }

            onRow?.Invoke(row);
        }

        return new CheckSummary
        {
            Rows = rows,
            Accepted = rows,
            Header = new HeaderMatch(1, columns, []),
            Refusal = reader.Fault,
            Remarks = reader.Remarks,
        };
    }
}
