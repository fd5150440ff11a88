namespace Tsela.Engine.Matching;

/// <summary>One column of a <see cref="PersonTable"/>: each distinct value is kept once and records hold its code.</summary>
/// <param name="Name">The column's name, unique in its table.</param>
/// <param name="Kind">What it says of a person.</param>
/// <param name="Codes">One code a record; 0 where the value is missing.</param>
/// <param name="Values">The distinct values as written, trimmed; <c>Values[0]</c> is empty and stands for missing.</param>
public sealed record PersonColumn(string Name, ColumnKind Kind, int[] Codes, string[] Values);
