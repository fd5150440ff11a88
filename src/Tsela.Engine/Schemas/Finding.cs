namespace Tsela.Engine.Schemas;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Info,

    /// <summary>The row is taken; somebody should confirm or mend it.</summary>
    Warning,

    /// <summary>The row is not taken.</summary>
    Error,
}

/// <summary>One fault, or one remarkable value, of a file.</summary>
/// <param name="Row">Data row, from 1 for the first row below the header; 0 for the file as a whole.</param>
/// <param name="SheetRow">Row number in the clerk's own program, from 1; 0 for the file as a whole.</param>
/// <param name="Column">Column in the file, from 1; 0 where the finding is about a whole row or file.</param>
/// <param name="Field">Field of the schema, or the file's header where no field fits; null for a whole row or file.</param>
/// <param name="Rule">Id of the rule, or the standard's name of the fault (<c>type-error</c>, <c>primary-key</c>).</param>
/// <param name="Level">ESS validation level, 0 to 5.</param>
/// <param name="Severity">What it means for the row.</param>
/// <param name="Value">The value as sent, shortened to 200 characters; empty where it is missing.</param>
/// <param name="Message">What is wrong, in a sentence that a clerk understands.</param>
/// <param name="Mend">How to mend it.</param>
public sealed record Finding(
    long Row,
    long SheetRow,
    int Column,
    string? Field,
    string Rule,
    int Level,
    Severity Severity,
    string Value,
    string Message,
    string Mend);
