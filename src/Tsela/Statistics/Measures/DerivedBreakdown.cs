namespace Tsela.Statistics.Measures;

/// <summary>A breakdown that no column holds as it stands: by conditions on a column, or by fields that stand beside each other.</summary>
internal sealed record DerivedBreakdown(string Name, IReadOnlyList<(string Code, MeasureDefinition Measure)> Parts, string? Rest)
{
    /// <summary>The first derived dimension of a breakdown; null where all of it stands in columns.</summary>
    public static DerivedBreakdown? In(MeasureDefinition measure, string? by)
    {
        var parts = by?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var at = Array.FindIndex(parts, part => measure.Classes.ContainsKey(MeasureTexts.NameOf(part)) || measure.Spread.ContainsKey(MeasureTexts.NameOf(part)));
        if (at < 0)
        {
            return null;
        }

        var name = MeasureTexts.NameOf(parts[at]);
        var rest = string.Join(';', parts.Where((_, i) => i != at));
        return new DerivedBreakdown(
            name, [.. measure.Classes.TryGetValue(name, out var classes) ? ByClasses(measure, classes) : BySpread(measure, measure.Spread[name])], rest.Length == 0 ? null : rest);
    }

    /// <summary>The cells of all the parts under their codes; a part without anything has no cell.</summary>
    public Answer Joined(Func<MeasureDefinition, string?, Answer> of)
    {
        ArgumentNullException.ThrowIfNull(of);
        var answers = Parts.Select(part => (part.Code, Answer: of(part.Measure, Rest))).ToList();
        if (answers.TrueForAll(one => one.Answer.Reason is not null))
        {
            return answers[0].Answer;
        }

        var cells = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var (code, answer) in answers)
        {
            foreach (var (inner, value) in answer.Cells.Where(cell => cell.Value is not (null or 0)))
            {
                var key = inner == Answer.Total ? $"{Name}={code}" : $"{Name}={code};{inner}";
                cells[key] = (cells.GetValueOrDefault(key) ?? 0) + value;
            }
        }

        return Answer.Of(cells, [.. answers.Select(one => one.Answer).Where(answer => answer.Reason is null)]);
    }

    private static IEnumerable<(string, MeasureDefinition)> ByClasses(MeasureDefinition measure, Classes classes) =>
        classes.Codes.Select(code => (code.Key, measure with
        {
            Where = new Dictionary<string, string>(measure.Where, StringComparer.Ordinal)
            {
                [classes.On] = measure.Where.TryGetValue(classes.On, out var already) ? $"{already} and {code.Value}" : code.Value,
            },
        }));

    // what several fields hold is added up: their parts bear the same code
    private static IEnumerable<(string, MeasureDefinition)> BySpread(MeasureDefinition measure, IReadOnlyDictionary<string, string> codes) =>
        codes.SelectMany(code => code.Value.Split('+').Select(field => (code.Key, measure with { Count = $"sum:{field.Trim()}" })));
}
