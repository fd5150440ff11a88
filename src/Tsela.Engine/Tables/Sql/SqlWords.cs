using System.Globalization;

namespace Tsela.Engine.Tables.Sql;

/// <summary>Names and values as PostgreSQL reads them, whatever signs are in them.</summary>
internal static class SqlWords
{
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Texts(IEnumerable<string> texts) => $"ARRAY[{string.Join(", ", texts.Order(StringComparer.Ordinal).Select(Text))}]::text[]";

    public static string Day(DateOnly day) => $"DATE '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";

    public static string Number(decimal number) => number < 0
        ? $"({number.ToString(CultureInfo.InvariantCulture)})"
        : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The parts with AND between them; true where there is none.</summary>
    public static string All(IReadOnlyList<string> parts) => parts.Count == 0 ? "true" : string.Join(" AND ", parts);
}
