using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Schemas.Keys;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>A question to another table, asked of every row.</summary>
internal sealed record ReferenceQuestion(Reference Reference, int[] Fields, Func<string, bool?>? IsKnown, ExistsInRule? Rule)
{
    public static IReadOnlyList<ReferenceQuestion> Of(TableSchema schema, CheckOptions options)
    {
        var questions = new List<ReferenceQuestion>();
        foreach (var key in schema.ForeignKeys.Where(key => key.Resource.Length > 0))
        {
            var reference = new Reference(key.Resource, key.Fields, key.ReferenceFields);
            questions.Add(new ReferenceQuestion(reference, Indexes(schema, key.Fields), options.Lookup?.Invoke(reference), null));
        }

        foreach (var rule in schema.Rules.OfType<ExistsInRule>())
        {
            var reference = new Reference(rule.Series, rule.Fields, rule.In);
            questions.Add(new ReferenceQuestion(reference, Indexes(schema, rule.Fields), options.Lookup?.Invoke(reference), rule));
        }

        return questions;
    }

    public static int[] Indexes(TableSchema schema, IReadOnlyList<string> fields) => [.. fields.Select(schema.IndexOf)];
}

/// <summary>A foreign key into the table itself, which can be decided only when every row is read.</summary>
internal sealed class SelfReference(ForeignKey key, TableSchema schema, string? folder) : IDisposable
{
    private const int EntriesMax = 1 << 18;
    private const long AsTarget = 0;
    private const long AsSource = 1;

    private readonly int[] sources = ReferenceQuestion.Indexes(schema, key.Fields);
    private readonly int[] targets = ReferenceQuestion.Indexes(schema, key.ReferenceFields);
    private readonly KeySorter sorter = new(folder, EntriesMax);

    public ForeignKey Key => key;

    public void Observe(Value[] values, long row)
    {
        Add(values, targets, AsTarget, row);
        Add(values, sources, AsSource, row);
    }

    /// <summary>Rows whose key no row has.</summary>
    public IEnumerable<long> Broken()
    {
        KeyEntry target = default;
        foreach (var entry in sorter.Sorted())
        {
            if (entry.Order == AsTarget)
            {
                target = entry;
            }
            else if (target.Row == 0 || !entry.IsSameKey(target))
            {
                yield return entry.Row;
            }
        }
    }

    public void Dispose() => sorter.Dispose();

    private void Add(Value[] values, int[] fields, long role, long row)
    {
        var hash = KeyHash.Start();
        foreach (var field in fields)
        {
            if (!values[field].IsKnown)
            {
                return;
            }

            hash.Add(values[field]);
        }

        var (high, low) = hash.Finish();
        sorter.Add(new KeyEntry(high, low, role, row));
    }
}
