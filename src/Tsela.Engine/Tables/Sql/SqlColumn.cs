using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Sql;

/// <summary>
/// A column of a table as it stands in a relation: codes and their states as text in one column; days and numbers in a
/// column of their type, and where the column has states, their texts in a second one.
/// </summary>
internal sealed class SqlColumn(Column column)
{
    public const string StateSuffix = ".state";

    private readonly string name = $"r.{SqlWords.Name(column.Name)}";

    public Column Column => column;

    /// <summary>The columns of the relation with their types.</summary>
    public IEnumerable<string> Definitions
    {
        get
        {
            var type = column switch { CodeColumn => "text", DateColumn => "date", _ => "numeric" };
            yield return $"{SqlWords.Name(column.Name)} {type}";
            if (HasStateColumn)
            {
                yield return $"{SqlWords.Name(column.Name + StateSuffix)} text";
            }
        }
    }

    public bool HasStateColumn => column is not CodeColumn && column.States.Count > 0;

    /// <summary>The day or the number; null where there is none.</summary>
    public string Value => name;

    /// <summary>True where the row has a value.</summary>
    public string Given => column is CodeColumn && column.States.Count > 0 ? $"coalesce({name} <> ALL ({SqlWords.Texts(column.States)}), false)" : $"({name} IS NOT NULL)";

    /// <summary>The text of the state; null where there is a value, and where it is missing without a reason.</summary>
    public string? State => HasStateColumn ? $"r.{SqlWords.Name(column.Name + StateSuffix)}" : null;

    /// <summary>The value in invariant form; null where there is none.</summary>
    public string ValueText => column switch
    {
        CodeColumn => column.States.Count > 0 ? $"CASE WHEN {Given} THEN {name} END" : name,
        DateColumn => $"to_char({name}, 'YYYY-MM-DD')",
        _ => $"trim_scale({name})::text",
    };

    /// <summary>The value or the state as text; null where the row is missing.</summary>
    public string Text => column is CodeColumn ? name : State is { } state ? $"coalesce({ValueText}, {state})" : ValueText;

    /// <summary>The first item of a list, which stands for it; states as they are.</summary>
    public string FirstItem => column is not CodeColumn ? Text
        : column.States.Count > 0 ? $"CASE WHEN {Given} THEN split_part({name}, ';', 1) ELSE {name} END" : $"split_part({name}, ';', 1)";

    /// <summary>A text made of the value, else the state, else empty.</summary>
    public string Coded(string text) => column is CodeColumn ? $"coalesce({text}, {name}, '')" : State is { } state ? $"coalesce({text}, {state}, '')" : $"coalesce({text}, '')";
}
