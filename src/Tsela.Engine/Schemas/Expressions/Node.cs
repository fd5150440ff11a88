using System.Text.RegularExpressions;

namespace Tsela.Engine.Schemas.Expressions;

/// <summary>What an expression gives, as far as it is known before any row is read.</summary>
internal enum StaticType
{
    Unknown,
    Number,
    Text,
    Date,
    Time,
    Truth,
}

/// <summary>A part of a compiled expression.</summary>
internal abstract class Node
{
    public abstract StaticType Type { get; }

    public abstract Value Evaluate(RowValues row);

    public virtual Truth Decide(RowValues row)
    {
        var value = Evaluate(row);
        return value.Kind != ValueKind.Truth ? Truth.Undecided : TruthTables.From(value.Number != 0);
    }
}

/// <summary>A part that is true, false or undecided.</summary>
internal abstract class TruthNode : Node
{
    public sealed override StaticType Type => StaticType.Truth;

    public sealed override Value Evaluate(RowValues row) => Value.Of(Decide(row));

    public abstract override Truth Decide(RowValues row);
}

internal sealed class Literal(Value value, StaticType type) : Node
{
    public override StaticType Type => type;

    public Value Value => value;

    public override Value Evaluate(RowValues row) => value;
}

internal sealed class FieldNode(int index, SchemaField definition) : Node
{
    public SchemaField Field => definition;

    public override StaticType Type => StaticTypes.Of(definition.Type == FieldType.List ? definition.ItemType : definition.Type);

    public override Value Evaluate(RowValues row) => row.Values[index];
}

internal sealed class AndNode(Node left, Node right) : TruthNode
{
    public override Truth Decide(RowValues row)
    {
        var first = left.Decide(row);
        return first == Truth.False ? first : TruthTables.And(first, right.Decide(row));
    }
}

internal sealed class OrNode(Node left, Node right) : TruthNode
{
    public override Truth Decide(RowValues row)
    {
        var first = left.Decide(row);
        return first == Truth.True ? first : TruthTables.Or(first, right.Decide(row));
    }
}

internal sealed class NotNode(Node inner) : TruthNode
{
    public override Truth Decide(RowValues row) => TruthTables.Not(inner.Decide(row));
}

internal sealed class IsMissingNode(Node inner, bool wanted) : TruthNode
{
    public override Truth Decide(RowValues row) =>
        TruthTables.From(inner.Evaluate(row).Kind == ValueKind.Missing == wanted);
}

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal sealed class CompareNode(Comparison comparison, Node left, Node right) : TruthNode
{
    public override Truth Decide(RowValues row)
    {
        var a = left.Evaluate(row);
        var b = right.Evaluate(row);
        return !a.IsKnown || !b.IsKnown ? Truth.Undecided
            : comparison == Comparison.NotEqual ? TruthTables.Not(Any(a, b, Comparison.Equal))
            : Any(a, b, comparison);
    }

    public static Truth Any(in Value a, in Value b, Comparison comparison)
    {
        if (a.Kind != ValueKind.List && b.Kind != ValueKind.List)
        {
            return One(a, b, comparison);
        }

        var outcome = Truth.False;
        if (a.Kind == ValueKind.List)
        {
            foreach (var item in a.Items!)
            {
                outcome = TruthTables.Or(outcome, item.IsKnown ? Any(item, b, comparison) : Truth.Undecided);
            }
        }
        else
        {
            foreach (var item in b.Items!)
            {
                outcome = TruthTables.Or(outcome, item.IsKnown ? Any(a, item, comparison) : Truth.Undecided);
            }
        }

        return outcome;
    }

    private static Truth One(in Value a, in Value b, Comparison comparison) =>
        Value.Compare(a, b) is not { } order ? Truth.Undecided : TruthTables.From(comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        });
}

internal sealed class InNode(Node left, IReadOnlyList<Node> choices, bool isNot) : TruthNode
{
    private readonly Node[] choices = [.. choices];

    public override Truth Decide(RowValues row)
    {
        var value = left.Evaluate(row);
        if (!value.IsKnown)
        {
            return Truth.Undecided;
        }

        var outcome = Truth.False;
        foreach (var choice in choices)
        {
            var other = choice.Evaluate(row);
            outcome = TruthTables.Or(outcome, other.IsKnown ? CompareNode.Any(value, other, Comparison.Equal) : Truth.Undecided);
            if (outcome == Truth.True)
            {
                break;
            }
        }

        return isNot ? TruthTables.Not(outcome) : outcome;
    }
}

internal sealed class MatchesNode(Node left, Regex pattern) : TruthNode
{
    public override Truth Decide(RowValues row)
    {
        var value = left.Evaluate(row);
        if (value.Kind == ValueKind.List)
        {
            return TruthTables.From(Array.Exists(value.Items!, item => item.Kind == ValueKind.Text && Patterns.IsMatch(pattern, item.Text.Span)));
        }

        return value.Kind != ValueKind.Text ? Truth.Undecided : TruthTables.From(Patterns.IsMatch(pattern, value.Text.Span));
    }
}

internal static class StaticTypes
{
    public static StaticType Of(FieldType type) => type switch
    {
        FieldType.Integer or FieldType.Number or FieldType.Year => StaticType.Number,
        FieldType.Date or FieldType.DateTime or FieldType.YearMonth => StaticType.Date,
        FieldType.Time => StaticType.Time,
        FieldType.Boolean => StaticType.Truth,
        FieldType.String => StaticType.Text,
        _ => StaticType.Unknown,
    };

    public static string Words(StaticType type) => type switch
    {
        StaticType.Number => "a number",
        StaticType.Text => "a text",
        StaticType.Date => "a date",
        StaticType.Time => "a time",
        StaticType.Truth => "true or false",
        _ => "a value",
    };
}
