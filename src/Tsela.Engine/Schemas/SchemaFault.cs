namespace Tsela.Engine.Schemas;

/// <summary>Why a definition file is refused.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Reason">What is wrong, in a sentence.</param>
public sealed record SchemaFault(string Path, int Line, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Line}: {Reason}";
}

/// <summary>A definition, or why there is none.</summary>
/// <param name="Schema">The definition; null where there is at least one fault.</param>
/// <param name="Faults">Every fault that was found.</param>
public sealed record SchemaReading(TableSchema? Schema, IReadOnlyList<SchemaFault> Faults);

/// <summary>A code list, or why there is none.</summary>
/// <param name="CodeList">The list; null where there is at least one fault.</param>
/// <param name="Faults">Every fault that was found.</param>
public sealed record CodeListReading(CodeList? CodeList, IReadOnlyList<SchemaFault> Faults);
