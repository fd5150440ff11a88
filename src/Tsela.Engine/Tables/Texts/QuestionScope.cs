using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Texts;

/// <summary>What a question in words may name: the columns of a table by field or concept, their codes and the levels above these.</summary>
/// <param name="table">The table.</param>
/// <param name="known">What the definition says of the codes, by the name of the field.</param>
public sealed class QuestionScope(ColumnTable table, IReadOnlyDictionary<string, KnownCodes> known)
{
    private readonly Dictionary<string, IReadOnlySet<string>> occurring = new(StringComparer.Ordinal);

    /// <summary>The table.</summary>
    public ColumnTable Table { get; } = table;

    /// <summary>What the definition says of a column's codes; null where it says nothing.</summary>
    public KnownCodes? Known(Column column) => known.GetValueOrDefault(column.Name);

    /// <summary>A column by field or concept.</summary>
    /// <exception cref="QuestionRefusedException">There is none.</exception>
    public Column Column(string name) => Table.TryFind(name, out var column)
        ? column
        : throw new QuestionRefusedException(
            $"{Table.Name} has no column '{name}'{Nearest.Of(name, Table.Columns.SelectMany(one => one.Concept is null ? [one.Name] : (string[])[one.Name, one.Concept]))}.");

    /// <summary>A column of one kind.</summary>
    /// <exception cref="QuestionRefusedException">There is none, or it is of another kind.</exception>
    public T Column<T>(string name, string purpose)
        where T : Column
    {
        var column = Column(name);
        return column as T ?? throw new QuestionRefusedException(
            $"'{name}' holds {KindOf(column)}, and {purpose} needs {KindOf(typeof(T))}{OfKind<T>()}.");
    }

    /// <summary>Cuts <c>column@level</c>; the name of a column may hold the sign itself.</summary>
    public (Column Column, string? Level) Named(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var whole = TextParts.Unquoted(text);
        if (Table.TryFind(whole, out var column))
        {
            return (column, null);
        }

        var sign = text.LastIndexOf('@');
        return sign < 0 ? (Column(whole), null) : (Column(TextParts.Unquoted(text[..sign].Trim())), text[(sign + 1)..].Trim());
    }

    /// <summary>The group of each code at a level; codes that occur and have none are left out.</summary>
    /// <exception cref="QuestionRefusedException">The column has no such level.</exception>
    public IReadOnlyDictionary<string, string> Level(Column column, string level)
    {
        ArgumentNullException.ThrowIfNull(column);
        var levels = Known(column)?.Levels;
        return levels?.GetValueOrDefault(level)
            ?? throw new QuestionRefusedException($"'{column.Name}' has no level '{level}'{Nearest.Of(level, levels?.Keys ?? [])}.");
    }

    /// <summary>True where a code occurs in a column (in a list, as an item), says why there is no value, or is in its list.</summary>
    public bool IsCode(CodeColumn column, string code)
    {
        ArgumentNullException.ThrowIfNull(column);
        return (Known(column)?.Codes?.Contains(code) ?? false) || column.States.Contains(code, StringComparer.Ordinal) || Occurring(column).Contains(code);
    }

    /// <exception cref="QuestionRefusedException">A code is neither in the rows nor in the list.</exception>
    internal void RequireCodes(CodeColumn column, IEnumerable<string> codes)
    {
        if (codes.FirstOrDefault(code => !IsCode(column, code)) is { } unknown)
        {
            var names = Occurring(column).Concat(Known(column)?.Codes ?? Enumerable.Empty<string>()).Concat(column.States).Distinct(StringComparer.Ordinal);
            throw new QuestionRefusedException($"'{column.Name}' has no code '{unknown}'{Nearest.Of(unknown, names)}.");
        }
    }

    private static string KindOf(object column) => column is DateColumn ? KindOf(typeof(DateColumn)) : column is NumberColumn ? KindOf(typeof(NumberColumn)) : KindOf(typeof(CodeColumn));

    private static string KindOf(Type kind) => kind == typeof(DateColumn) ? "days" : kind == typeof(NumberColumn) ? "numbers" : "codes";

    private string OfKind<T>() => Table.Columns.OfType<T>().Cast<Column>().Select(column => column.Name).ToList() is { Count: > 0 } fitting
        ? $", as in {Nearest.Joined([.. fitting.Take(5)])}"
        : ", which no column here holds";

    private IReadOnlySet<string> Occurring(CodeColumn column)
    {
        if (!occurring.TryGetValue(column.Name, out var codes))
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            foreach (var code in column.Dictionary)
            {
                found.Add(code);
                if (code.Contains(';', StringComparison.Ordinal))
                {
                    found.UnionWith(code.Split(';'));
                }
            }

            occurring.Add(column.Name, codes = found);
        }

        return codes;
    }
}
