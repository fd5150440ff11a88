namespace Tsela.Engine.Matching;

/// <summary>The records to be linked: columns of coded values, and for each record the source it comes from.</summary>
/// <param name="Count">Records; every array of the columns has this length.</param>
/// <param name="Columns">The columns, in the order in which they were named.</param>
/// <param name="Sources">One number a record (0 for the first file or series, 1 for the second); null where there is one source.</param>
public sealed record PersonTable(int Count, IReadOnlyList<PersonColumn> Columns, byte[]? Sources = null);
