namespace Tsela.Engine.Schemas;

/// <summary>
/// A row after the check of everything that can be decided within the row. One instance is used again for
/// every row: copy what must outlive the call.
/// </summary>
public sealed class CheckedRow
{
    private readonly string?[] sent;
    private readonly string?[] harmonised;

    /// <summary>Makes the buffer for rows of a schema.</summary>
    public CheckedRow(int fieldCount)
    {
        sent = new string?[fieldCount];
        harmonised = new string?[fieldCount];
    }

    /// <summary>Data row, from 1 for the first row below the header.</summary>
    public long Row { get; set; }

    /// <summary>Row number in the clerk's own program, from 1.</summary>
    public long SheetRow { get; set; }

    /// <summary>True where a finding of severity error stands against the row.</summary>
    public bool HasError { get; set; }

    /// <summary>True where a finding of severity warning stands against the row.</summary>
    public bool HasWarning { get; set; }

    /// <summary>Values as sent, in the order of the schema's fields; null where the file has no such column.</summary>
    public string?[] Sent => sent;

    /// <summary>
    /// Harmonised values in the order of the schema's fields, invariant text: dates <c>yyyy-MM-dd</c>, numbers with a
    /// point, truth <c>true</c> or <c>false</c>, codes of the national list, list items joined by <c>;</c>. Null where
    /// the value is missing, and where it cannot be read.
    /// </summary>
    public string?[] Harmonised => harmonised;
}
