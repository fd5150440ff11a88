using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Shared;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.BuildTable;

/// <summary>One condition on the rows, with the words that say it.</summary>
/// <param name="Codes">The codes that alone can be in the column then; null where the condition is no choice of codes.</param>
internal sealed record AskedFilter(Variable Variable, Condition Condition, string InWords, IReadOnlySet<string>? Codes, bool NeedsDay = false)
{
    /// <summary>Stands in the address for rows that have no value, whether or not they say why.</summary>
    public const string NoValue = "_U";

    public static Outcome<IReadOnlyList<AskedFilter>> All(TableQuery query, SeriesVariables variables, ColumnTable table)
    {
        var read = new List<AskedFilter>();
        foreach (var (text, codes) in query.Only)
        {
            var one = OfCodes(text, codes, variables, table);
            if (one.Problem is { } problem)
            {
                return problem;
            }

            read.Add(one.Value);
        }

        foreach (var name in query.From.Keys.Union(query.To.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (variables.Find(name) is { Kind: VariableKind.Code } coded)
            {
                return TableProblems.NoLimits(coded.Title, coded.Name);
            }

            if (variables.Find(name) is not { Kind: VariableKind.Date or VariableKind.Number or VariableKind.Age } variable)
            {
                return QuestionProblems.UnknownVariable(name, variables.Schema, NearNames.Meant(name, variables.All.Where(one => one.Kind != VariableKind.Key).Select(one => one.Name)));
            }

            var one = OfRange(variable, query.From.GetValueOrDefault(name, ""), query.To.GetValueOrDefault(name, ""));
            if (one.Problem is { } problem)
            {
                return problem;
            }

            read.Add(one.Value);
        }

        return read;
    }

    /// <summary>What can be chosen in a filter: the codes of the list, and those that are in the data and not in it.</summary>
    public static IEnumerable<string> ChoicesOf(ChosenDimension dimension, ColumnTable table)
    {
        var own = dimension.Dimension is CodeDimension && table.TryFind(dimension.Variable.Name, out var column) && column is CodeColumn codes
            ? codes.Dictionary.Select(First).Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal)
            : [];
        return dimension.Labels.Keys.Where(code => dimension.Dimension is not CodeDimension || own.Contains(code))
            .Concat(own.Where(code => !dimension.Labels.ContainsKey(code)).Order(StringComparer.Ordinal));
    }

    public static string First(string code) => code.IndexOf(';', StringComparison.Ordinal) is var end and > 0 ? code[..end] : code;

    private static Outcome<AskedFilter> OfCodes(string text, IReadOnlyList<string> codes, SeriesVariables variables, ColumnTable table)
    {
        var dimension = DimensionTexts.Read(text, variables);
        if (dimension.Problem is { } problem)
        {
            return problem;
        }

        var chosen = dimension.Value;
        if (chosen.Dimension is not (CodeDimension or LevelDimension) || chosen.Variable.Kind != VariableKind.Code)
        {
            return TableProblems.NoChoiceOfCodes(chosen.Title, chosen.Variable.Name);
        }

        var known = ChoicesOf(chosen, table).Concat(chosen.Labels.Keys).ToHashSet(StringComparer.Ordinal);
        if (codes.FirstOrDefault(code => code != NoValue && !known.Contains(code)) is { } unknown)
        {
            var nearest = chosen.Labels.Where(pair => pair.Value.Equals(unknown, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Key).FirstOrDefault();
            return QuestionProblems.UnknownCode(chosen.Title, unknown, nearest is null ? NearNames.Meant(unknown, known) : $"Did you mean {nearest}?");
        }

        var wanted = Wanted(chosen, codes);
        var words = $"{chosen.Title}: {string.Join(", ", codes.Select(code => code == NoValue ? "not stated or missing" : chosen.LabelOf(code)))}";
        Condition condition = new CodeIs(chosen.Variable.Name, wanted);
        if (codes.Contains(NoValue, StringComparer.Ordinal))
        {
            condition = wanted.Count == 0 ? new ValueIs(chosen.Variable.Name, Given: false) : new AnyOf([condition, new ValueIs(chosen.Variable.Name, Given: false)]);
        }

        return new AskedFilter(chosen.Variable, condition, words, wanted);
    }

    private static HashSet<string> Wanted(ChosenDimension chosen, IReadOnlyList<string> codes)
    {
        var given = codes.Where(code => code != NoValue).ToHashSet(StringComparer.Ordinal);
        return chosen.Dimension is LevelDimension level
            ? level.Groups.Where(pair => given.Contains(pair.Value)).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal)
            : given;
    }

    private static Outcome<AskedFilter> OfRange(Variable variable, string from, string to)
    {
        var words = $"{variable.Title}: {(from, to) switch { (_, "") => $"from {from}", ("", _) => $"to {to}", _ => $"{from} to {to}" }}";
        if (variable.Kind == VariableKind.Date)
        {
            var (first, last) = (Day(from), Day(to));
            return first is null && from.Length > 0 ? QuestionProblems.NotADay(variable.Title, from)
                : last is null && to.Length > 0 ? QuestionProblems.NotADay(variable.Title, to)
                : new AskedFilter(variable, new DateWithin(variable.Name, first, last), words, Codes: null);
        }

        var (lowest, highest) = (Number(from), Number(to));
        if ((lowest is null && from.Length > 0) || (highest is null && to.Length > 0))
        {
            return QuestionProblems.NotANumber(variable.Title, lowest is null && from.Length > 0 ? from : to);
        }

        return variable.Kind == VariableKind.Age
            ? new AskedFilter(variable, new AgeWithin(variable.Name, Whole(lowest), Whole(highest)), $"Age {words[(words.IndexOf(':', StringComparison.Ordinal) + 2)..]}", Codes: null, variable.IsBirthDate)
            : new AskedFilter(variable, new NumberWithin(variable.Name, lowest, highest), words, Codes: null);
    }

    private static int? Whole(decimal? number) => number is { } value ? (int)Math.Clamp(value, -1, 1000) : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
