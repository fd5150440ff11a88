namespace Tsela.Engine.Columns.Files;

internal static class ColumnParts
{
    /// <summary>Puts a column together from its parts, wherever they lie.</summary>
    /// <param name="kind">What the column holds.</param>
    /// <param name="header">Name, concept and states.</param>
    /// <param name="raw">The raw values.</param>
    /// <param name="dictionary">The dictionary, where the count is not negative.</param>
    /// <param name="count">Entries of the dictionary; -1 without one.</param>
    /// <param name="lowest">First day, or the lowest number times <c>10^scale</c>.</param>
    /// <param name="scale">Decimal places.</param>
    public static Column Together(
        ColumnKind kind, ColumnHeader header, RawValues raw, Lazy<ReadOnlyMemory<byte>> dictionary, int count, long lowest, int scale) => kind switch
    {
        ColumnKind.Code => new CodeColumn(header, raw, new CodeTexts(dictionary, count)),
        ColumnKind.Date => new DateColumn(header, raw, (int)lowest),
        _ when count >= 0 => new NumberColumn(header, raw, new DecimalNumbers(dictionary, count)),
        _ => new NumberColumn(header, raw, lowest, scale),
    };
}
