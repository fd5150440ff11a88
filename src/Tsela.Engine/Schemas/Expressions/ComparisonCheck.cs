namespace Tsela.Engine.Schemas.Expressions;

/// <summary>Finds rules that could never be decided: a text beside a number, a word that is no code of the field's list.</summary>
internal static class ComparisonCheck
{
    public static void Comparable(Node left, Node right)
    {
        if (left.Type != StaticType.Unknown && right.Type != StaticType.Unknown && left.Type != right.Type)
        {
            var hint = left.Type == StaticType.Date || right.Type == StaticType.Date ? " (a day is written date('2024-01-31'))" : "";
            throw new ExpressionFault(
                $"{StaticTypes.Words(left.Type)} is compared with {StaticTypes.Words(right.Type)}{hint}.");
        }

        Known(left as FieldNode, right as Literal);
        Known(right as FieldNode, left as Literal);
    }

    public static void Addable(char sign, Node left, Node right)
    {
        foreach (var node in (ReadOnlySpan<Node>)[left, right])
        {
            if (node.Type is not (StaticType.Number or StaticType.Date or StaticType.Unknown))
            {
                throw new ExpressionFault($"'{sign}' needs numbers or dates, not {StaticTypes.Words(node.Type)}.");
            }
        }

        if (right.Type == StaticType.Date && (sign == '-' ? left.Type == StaticType.Number : left.Type == StaticType.Date))
        {
            throw new ExpressionFault($"A date cannot stand after '{sign}' here.");
        }
    }

    public static void Numeric(char sign, Node node)
    {
        if (node.Type is not (StaticType.Number or StaticType.Unknown))
        {
            throw new ExpressionFault($"'{sign}' needs numbers, not {StaticTypes.Words(node.Type)}.");
        }
    }

    private static void Known(FieldNode? field, Literal? literal)
    {
        if (field is null || literal is not { Type: StaticType.Text } || field.Field.CodeLists.Count == 0)
        {
            return;
        }

        var text = literal.Value.Text.ToString();
        if (!field.Field.CodeLists.Any(list => list.TryResolve(text, out var code) && code.Value == text))
        {
            var lists = string.Join(", ", field.Field.CodeLists.Select(list => list.Id));
            throw new ExpressionFault($"'{text}' is not a code of the field '{field.Field.Name}' (code list {lists}).");
        }
    }
}
