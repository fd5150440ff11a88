using System.Runtime.InteropServices;

namespace Tsela.Engine.Columns;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>Codes, names and keys, through a dictionary.</summary>
    Code,

    /// <summary>Days, given as <c>yyyy-MM-dd</c>; a time of day behind it is left out.</summary>
    Date,

    /// <summary>Numbers, given in invariant form.</summary>
    Number,
}

/// <summary>A column that is wanted.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Concept">National concept; null where the field has none.</param>
/// <param name="States">Texts that say why there is no value, as <c>n/s</c>; kept apart from a value that is missing.</param>
public sealed record ColumnPlan(string Name, ColumnKind Kind, string? Concept = null, IReadOnlyList<string>? States = null);

/// <summary>Rows that stand one after the other.</summary>
/// <param name="First">The first, from 0.</param>
/// <param name="Count">How many.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RowRange(int First, int Count);
