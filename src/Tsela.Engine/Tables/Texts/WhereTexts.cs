using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Texts;

/// <summary>
/// Reads conditions on columns and on their levels, <c>sex=F;district@zone=L|F;birth_date@age=from 65;date@year=2023</c>.
/// A text that is a code of the column is that code, also where it looks like a word of <see cref="ConditionTexts"/>.
/// </summary>
internal static class WhereTexts
{
    public static IReadOnlyList<Condition> Read(string text, QuestionScope scope, TimeRule? time) =>
        [.. (text.Trim().Length == 0 ? [] : TextParts.Split(text, ";")).Where(part => part.Length > 0).SelectMany(part => Part(part, scope, time))];

    private static IEnumerable<Condition> Part(string part, QuestionScope scope, TimeRule? time)
    {
        var sign = Sign(part, scope);
        if (sign < 0)
        {
            throw new QuestionRefusedException($"'{part}' is not a condition; write it as column=code|code, and a semicolon between two conditions.");
        }

        var ((column, level), text) = (scope.Named(part[..sign].Trim()), part[(sign + 1)..].Trim());
        var conditions = text.Length == 0
            ? Empty(column)
            : level is null ? OfColumn(column, text, scope) : OfLevel(column, level, text, scope, time);
        foreach (var differ in conditions.OfType<CodesDiffer>())
        {
            _ = (scope.Column<CodeColumn>(column.Name, "'differs'"), scope.Column<CodeColumn>(differ.Other, "'differs'"));
        }

        return conditions;
    }

    // an empty cell: missing, and not in a state that says why
    private static IReadOnlyList<Condition> Empty(Column column) => column.States.Count == 0
        ? [new ValueIs(column.Name, Given: false)]
        : [new ValueIs(column.Name, Given: false), new Not(new CodeIs(column.Name, column.States.ToHashSet(StringComparer.Ordinal)))];

    // the name of a column may hold the sign itself
    private static int Sign(string part, QuestionScope scope)
    {
        for (var at = part.IndexOf('='); at >= 0; at = part.IndexOf('=', at + 1))
        {
            if (scope.Table.TryFind(TextParts.Unquoted(part[..at].Trim()), out _))
            {
                return at;
            }
        }

        return part.IndexOf('=');
    }

    private static IReadOnlyList<Condition> OfColumn(Column column, string text, QuestionScope scope)
    {
        if (column is not CodeColumn codes)
        {
            return ConditionTexts.Read(column.Name, text, column is DateColumn ? ColumnKind.Date : ColumnKind.Number, column.States);
        }

        var literal = TextParts.Split(text, "|").Select(TextParts.Unquoted).ToHashSet(StringComparer.Ordinal);
        if (literal.All(code => scope.IsCode(codes, code)))
        {
            return [new CodeIs(column.Name, literal)];
        }

        var conditions = ConditionTexts.Read(column.Name, text, ColumnKind.Code);
        foreach (var condition in conditions.SelectMany(one => one is AnyOf any ? any.Conditions : [one]).OfType<CodeIs>())
        {
            scope.RequireCodes(codes, condition.Codes);
        }

        return conditions;
    }

    private static IReadOnlyList<Condition> OfLevel(Column column, string level, string text, QuestionScope scope, TimeRule? time)
    {
        if (column is CodeColumn codes)
        {
            var groups = scope.Level(column, level);
            return ConditionTexts.Joined(text, part => ConditionTexts.State(column.Name, part) ?? InGroups(codes, level, groups, part));
        }

        if (column is DateColumn && level is "day" or "month" or "quarter" or "year")
        {
            return ConditionTexts.Periods(column.Name, text);
        }

        if (level == "age")
        {
            DimensionTexts.RequireDay(column, time);
            return ConditionTexts.Ages(column.Name, text);
        }

        throw new QuestionRefusedException($"'{column.Name}' has no level '{level}' to filter by{Nearest.Of(level, column is DateColumn ? ["day", "month", "quarter", "year", "age"] : ["age"])}.");
    }

    private static CodeIs InGroups(CodeColumn column, string level, IReadOnlyDictionary<string, string> groups, string text)
    {
        var (wanted, isNegated) = ConditionTexts.Codes(text);
        if (wanted.FirstOrDefault(group => !groups.Values.Contains(group, StringComparer.Ordinal)) is { } unknown)
        {
            throw new QuestionRefusedException($"The level '{level}' of '{column.Name}' has no code '{unknown}'{Nearest.Of(unknown, groups.Values.Distinct(StringComparer.Ordinal))}.");
        }

        return new CodeIs(column.Name, groups.Where(pair => wanted.Contains(pair.Value, StringComparer.Ordinal)).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal), isNegated);
    }
}
