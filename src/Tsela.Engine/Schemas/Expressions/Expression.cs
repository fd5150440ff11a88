using System.Diagnostics.CodeAnalysis;

namespace Tsela.Engine.Schemas.Expressions;

/// <summary>A compiled condition of the rule language of docs/series-definition.md. Safe for use by several threads.</summary>
public sealed class Expression
{
    private readonly Node node;
    private readonly IReadOnlyList<SchemaField> schemaFields;

    private Expression(string text, Node node, IReadOnlyList<string> fields, IReadOnlyList<SchemaField> schemaFields)
    {
        Text = text;
        Fields = fields;
        this.node = node;
        this.schemaFields = schemaFields;
    }

    /// <summary>The condition as written.</summary>
    public string Text { get; }

    /// <summary>The fields that the condition names.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Compiles a condition.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="fields">The fields of the table, in order.</param>
    /// <param name="expression">The compiled condition.</param>
    /// <param name="fault">Why it cannot be compiled, in a sentence.</param>
    public static bool TryParse(
        string text,
        IReadOnlyList<SchemaField> fields,
        [NotNullWhen(true)] out Expression? expression,
        [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var (node, used) = ExpressionParser.Parse(text, fields);
            expression = new Expression(text, node, used, fields);
            fault = null;
            return true;
        }
        catch (ExpressionFault e)
        {
            expression = null;
            fault = e.Message;
            return false;
        }
    }

    /// <summary>Decides the condition for harmonised values (see <see cref="CheckedRow.Harmonised"/>), in the order of the fields.</summary>
    public Truth Decide(IReadOnlyList<string?> harmonised, DateOnly? today = null, DateOnly? periodStart = null, DateOnly? periodEnd = null)
    {
        ArgumentNullException.ThrowIfNull(harmonised);
        var row = new RowValues(schemaFields.Count) { Today = today, PeriodStart = periodStart, PeriodEnd = periodEnd };
        for (var i = 0; i < schemaFields.Count; i++)
        {
            row.Values[i] = HarmonisedValue.Read(schemaFields[i], harmonised[i]);
        }

        return Decide(row);
    }

    internal Truth Decide(RowValues row) => node.Decide(row);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
