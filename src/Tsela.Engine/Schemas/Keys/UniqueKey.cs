using Tsela.Engine.Schemas.Expressions;

namespace Tsela.Engine.Schemas.Keys;

/// <summary>
/// One key that no two rows may share. Exact for any number of rows: the first keys are held in memory and answer
/// at once; keys beyond them are sorted on disk and answer at the end.
/// </summary>
internal sealed class UniqueKey : IDisposable
{
    // 2^20 keys fill a table of 2^21 places of 24 bytes: 50 MB for all keys together.
    private const int KeysInMemoryMax = 1 << 20;
    private const int KeysInMemoryMin = 1 << 16;
    private const int KeysInRunMax = 1 << 18;

    private readonly KeyTable table;
    private readonly KeySorter later;

    public UniqueKey(string rule, Severity severity, int level, int[] fields, IReadOnlyList<string> captions, string? folder, int keysMax)
    {
        Rule = rule;
        Severity = severity;
        Level = level;
        Fields = fields;
        Captions = captions;
        table = new KeyTable(keysMax);
        later = new KeySorter(folder, Math.Min(keysMax, KeysInRunMax));
    }

    public string Rule { get; }
    public Severity Severity { get; }
    public int Level { get; }

    /// <summary>Positions of the fields.</summary>
    public int[] Fields { get; }

    public IReadOnlyList<string> Captions { get; }

    /// <summary>The definition's own words; null where the key is the standard's.</summary>
    public UniqueRule? Definition { get; init; }

    /// <summary>The finding about a row that repeats the key of an earlier one.</summary>
    public Finding Finding(long row, long sheetRow, int column, string field, string value, long firstRow)
    {
        var shown = value.Length == 0 ? "The value" : $"'{value}'";
        var message = $"{shown} of {string.Join(" and ", Captions)} stands already in row {firstRow}.";
        return new Finding(
            row, sheetRow, column, field, Rule, Level, Severity, value,
            Definition is null ? message : $"{Definition.Message} {message}",
            Definition?.Mend is { Length: > 0 } mend ? mend : "Remove the row if it is the same case twice; else correct the value in one of the two.");
    }

    /// <summary>The keys of a table: the primary key, further keys, unique fields and unique rules.</summary>
    public static UniqueKey[] Of(TableSchema schema, CheckOptions options, Func<string, bool> isThere)
    {
        var wanted = new List<(string Rule, Severity Severity, int Level, IReadOnlyList<string> Fields, UniqueRule? Definition)>();
        if (schema.PrimaryKey.Count > 0)
        {
            wanted.Add(("primary-key", Severity.Error, 1, schema.PrimaryKey, null));
        }

        wanted.AddRange(schema.UniqueKeys.Select(key => ("unique-error", Severity.Error, 1, key, (UniqueRule?)null)));
        wanted.AddRange(schema.Fields.Where(field => field.Constraints.Unique)
            .Select(field => ("unique-error", Severity.Error, 1, (IReadOnlyList<string>)[field.Name], (UniqueRule?)null)));
        wanted.AddRange(schema.Rules.OfType<UniqueRule>().Select(rule => (rule.Id, rule.Severity, rule.Level, rule.Fields, (UniqueRule?)rule)));
        var kept = wanted.Where(key => key.Fields.Count > 0 && key.Fields.All(isThere)).ToList();
        var keysMax = Math.Max(KeysInMemoryMin, KeysInMemoryMax / Math.Max(1, kept.Count));
        return [.. kept.Select(key => new UniqueKey(
            key.Rule, key.Severity, key.Level, [.. key.Fields.Select(schema.IndexOf)],
            [.. key.Fields.Select(name => schema.Fields[schema.IndexOf(name)].Caption)], options.SpillFolder, keysMax) { Definition = key.Definition })];
    }

    /// <summary>The row that had the key first; 0 where the key is new, incomplete, or cannot be decided before the end.</summary>
    public long FirstRow(Value[] values, long row)
    {
        var hash = KeyHash.Start();
        foreach (var field in Fields)
        {
            if (!values[field].IsKnown)
            {
                return 0;
            }

            hash.Add(values[field]);
        }

        var (high, low) = hash.Finish();
        var first = table.FirstRow(high, low, row, out var isKept);
        if (!isKept)
        {
            later.Add(new KeyEntry(high, low, 0, row));
        }

        return first;
    }

    /// <summary>Rows that turn out to be duplicates only now, each with the row that had the key first; in no order of rows.</summary>
    public IEnumerable<(long Row, long FirstRow)> Late()
    {
        KeyEntry first = default;
        foreach (var entry in later.Sorted())
        {
            if (first.Row != 0 && entry.IsSameKey(first))
            {
                yield return (entry.Row, first.Row);
            }
            else
            {
                first = entry;
            }
        }
    }

    public void Dispose() => later.Dispose();
}
