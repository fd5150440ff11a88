using Tsela.Engine.Matching;

namespace Tsela.Linkage.PlainFiles;

/// <summary>What the caller says of the columns; docs/link-files.md has its form.</summary>
/// <param name="Id">The header of the column that names a record.</param>
/// <param name="Columns">The columns that tell persons apart.</param>
/// <param name="IsOneToOne">Whether each of two files names a person once at most.</param>
/// <param name="Unread">Members that are not known and were not used, in sentences.</param>
internal sealed record LinkSpec(SpecHeader Id, IReadOnlyList<SpecColumn> Columns, bool IsOneToOne, IReadOnlyList<string> Unread);

/// <param name="Path">Where it stands in the SPEC, as <c>columns[2].name</c>.</param>
/// <param name="First">The header in the first file.</param>
/// <param name="Second">The header in the second.</param>
internal sealed record SpecHeader(string Path, string First, string Second);

internal sealed record SpecColumn(SpecHeader Header, ColumnKind Kind);
