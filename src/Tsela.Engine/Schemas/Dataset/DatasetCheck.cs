using Tsela.Engine.Schemas.Checking;
using Tsela.Engine.Schemas.Expressions;

namespace Tsela.Engine.Schemas.Dataset;

/// <summary>A finding that only shows once every row is read; row 0 where it is about the file.</summary>
internal readonly record struct LateFinding(long Row, string Value, string Detail);

/// <summary>A rule over all rows of a file: it looks at every row and speaks at the end.</summary>
internal abstract class DatasetCheck(DatasetRule rule) : IDisposable
{
    public DatasetRule Rule => rule;

    /// <summary>Outcomes that held, of those that were decided.</summary>
    public Share Outcomes { get; private set; }

    /// <summary>True where there were more figures than are kept in memory, so that the rule was not checked.</summary>
    public virtual bool IsTooLarge => false;

    public abstract void Observe(Value[] values, long row);

    public abstract IEnumerable<LateFinding> Finish();

    protected void Count(bool holds) => Outcomes = new Share(Outcomes.Good + (holds ? 1 : 0), Outcomes.Of + 1);

    protected virtual void Dispose(bool isDisposing)
    {
    }

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    public static DatasetCheck? For(DatasetRule rule, TableSchema schema, CheckOptions options) => rule switch
    {
        TotalRule total => new TotalCheck(total, schema),
        JumpRule jump => new JumpCheck(jump, schema),
        EditionsRule editions => new EditionsCheck(editions, schema),
        UniformGrowthRule growth => new UniformGrowthCheck(growth, schema),
        RoundedRule rounded => new RoundedCheck(rounded, schema),
        NoOverlapRule overlap => new OverlapCheck(overlap, schema, options),
        _ => null,
    };
}

/// <summary>A figure of an aggregate, with what the rules sort and group by.</summary>
internal sealed record Figure(long Row, decimal Value, string[] Keys);

/// <summary>A rule over figures, which are few enough to be kept: an aggregate has thousands of rows, not millions.</summary>
internal abstract class FigureCheck(DatasetRule rule, TableSchema schema, string valueField, IReadOnlyList<string> within, params string[] keys)
    : DatasetCheck(rule)
{
    /// <summary>Figures beyond this number are not kept, and the check says so.</summary>
    public const int FiguresMax = 300_000;

    private readonly int valueIndex = schema.IndexOf(valueField);
    private readonly int[] keyIndexes = [.. keys.Select(schema.IndexOf)];
    private readonly int[] withinIndexes = [.. within.Select(schema.IndexOf)];
    private readonly Dictionary<string, List<Figure>> groups = new(StringComparer.Ordinal);
    private int count;

    public override bool IsTooLarge => count > FiguresMax;

    public override void Observe(Value[] values, long row)
    {
        if (values[valueIndex].Kind != ValueKind.Number || ++count > FiguresMax)
        {
            return;
        }

        var parts = new string[keyIndexes.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var key = keyIndexes[i];
            if (HarmonisedText.Of(values[key], schema.Fields[key].Type) is not { } text)
            {
                return;
            }

            parts[i] = text;
        }

        var group = string.Join('\u001F', withinIndexes.Select(i => HarmonisedText.Of(values[i], schema.Fields[i].Type)));
        if (!groups.TryGetValue(group, out var figures))
        {
            groups.Add(group, figures = []);
        }

        figures.Add(new Figure(row, values[valueIndex].Number, parts));
    }

    public sealed override IEnumerable<LateFinding> Finish() =>
        IsTooLarge ? [] : groups.SelectMany(group => Finish(group.Value, Named(group.Key)));

    protected abstract IEnumerable<LateFinding> Finish(List<Figure> figures, string group);

    protected static string Text(decimal number) => HarmonisedText.Of(Expressions.Value.Of(number), FieldType.Number)!;

    /// <summary>Orders periods: numbers by size, everything else by text.</summary>
    protected static int ByPeriod(string a, string b) =>
        decimal.TryParse(a, System.Globalization.CultureInfo.InvariantCulture, out var x) && decimal.TryParse(b, System.Globalization.CultureInfo.InvariantCulture, out var y)
            ? x.CompareTo(y)
            : string.CompareOrdinal(a, b);

    private string Named(string group)
    {
        if (withinIndexes.Length == 0)
        {
            return "";
        }

        var parts = group.Split('\u001F').Select((part, i) => $"{schema.Fields[withinIndexes[i]].Caption} {part}");
        return $" ({string.Join(", ", parts)})";
    }
}
