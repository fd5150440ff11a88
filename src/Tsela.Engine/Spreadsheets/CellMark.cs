namespace Tsela.Engine.Spreadsheets;

/// <summary>How a mark colours its cell.</summary>
public enum MarkSeverity
{
    /// <summary>Blue: worth knowing.</summary>
    Info,

    /// <summary>Amber: somebody should look.</summary>
    Warning,

    /// <summary>Red: the row was not taken.</summary>
    Error,
}

/// <summary>One finding to be shown in the clerk's own file.</summary>
/// <param name="SheetRow">Row as <see cref="TableReader.RowNumber"/> gave it; 0 for the file as a whole, which stands on the findings sheet alone.</param>
/// <param name="Column">Column from 1; 0 for the row as a whole, which marks its first cell.</param>
/// <param name="Severity">The colour.</param>
/// <param name="Text">What is wrong and how to mend it.</param>
public sealed record CellMark(long SheetRow, int Column, MarkSeverity Severity, string Text);
