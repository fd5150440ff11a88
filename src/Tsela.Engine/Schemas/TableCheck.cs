using Tsela.Engine.Schemas.Checking;
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
        using var run = new TableRun(schema, options, onRow, new FindingLog(onFinding, options.FindingsMax));
        return run.Run(reader, cancellationToken);
    }
}
