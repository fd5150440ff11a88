using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Sql;

/// <summary>
/// A table of columns as a relation of PostgreSQL: the same names, codes as <c>text</c>, days as <c>date</c>, numbers as
/// <c>numeric</c>, a null where the value is missing; and the number of the row in <see cref="RowNumber"/>. The states
/// without a value stand among the codes, and for days and numbers in a column beside (<c>paid.state</c>).
/// </summary>
public sealed class SqlRelation(ColumnTable table)
{
    /// <summary>The column that holds the number of the row, from 0.</summary>
    public const string RowNumber = "row.number";

    /// <summary>The alias of the relation in the query.</summary>
    internal const string Alias = "r";

    /// <summary>The statement that makes the relation.</summary>
    public string Definition => $"CREATE TABLE {Name} ({string.Join(", ", [$"{SqlWords.Name(RowNumber)} bigint", .. table.Columns.SelectMany(column => new SqlColumn(column).Definitions)])})";

    /// <summary>Its name, quoted.</summary>
    public string Name => SqlWords.Name(table.Name);

    /// <summary>The values of a row in the order of the definition; null where missing.</summary>
    public IEnumerable<string?> Values(int row)
    {
        yield return row.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var column in table.Columns)
        {
            var text = column.TextAt(row) is { Length: > 0 } given ? given : null;
            if (!new SqlColumn(column).HasStateColumn)
            {
                yield return text;
                continue;
            }

            yield return column.IsMissing(row) ? null : text;
            yield return column.IsMissing(row) ? text : null;
        }
    }

    internal SqlColumn Column(string name) => new(table.Find<Column>(name));

    internal SqlColumn Column<T>(string name)
        where T : Column => new(table.Find<T>(name));
}
