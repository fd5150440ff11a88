using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Shared;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.BuildTable;

/// <summary>A query that was understood: the question to the engine, and what it means in words.</summary>
internal sealed record AskedTable(
    Question Question, IReadOnlyList<ChosenDimension> Rows, IReadOnlyList<ChosenDimension> Columns, AskedMeasure Measure, AskedTime Time, IReadOnlyList<AskedFilter> Filters)
{
    public IEnumerable<ChosenDimension> Dimensions => Rows.Concat(Columns);

    public static Outcome<AskedTable> Read(TableQuery query, SeriesVariables variables, ColumnTable table, DateOnly today)
    {
        var rows = Read(query.Rows, variables);
        var columns = Read(query.Columns, variables);
        var filters = AskedFilter.All(query, variables, table);
        var measure = AskedMeasure.Read(query, variables);
        if ((rows.Problem ?? columns.Problem ?? filters.Problem ?? measure.Problem) is { } problem)
        {
            return problem;
        }

        List<ChosenDimension> across = [.. columns.Value];
        if (rows.Value.Concat(across).GroupBy(dimension => dimension.Text, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return QuestionProblems.Twice(twice.First().Title);
        }

        var needsDay = rows.Value.Concat(across).Any(dimension => dimension is { Role: DimensionRole.Age, Variable.IsBirthDate: true }) || filters.Value.Any(filter => filter.NeedsDay);
        var time = AskedTime.Read(query, variables, needsDay, today);
        if (time.Problem is { } noTime)
        {
            return noTime;
        }

        var hasDay = rows.Value.Concat(across).Any(dimension => dimension.Dimension is AtDimension);
        if (hasDay && time.Value.Rule is not (StockOn or StockOnDays))
        {
            return QuestionProblems.AtWithoutStock;
        }

        if (!hasDay && time.Value.Rule is StockOnDays)
        {
            across.Add(DimensionTexts.Read(AtDimension.UsualName, variables).Value);
        }

        var question = new Question
        {
            By = [.. rows.Value.Concat(across).Select(dimension => dimension.Dimension)],
            Where = [.. filters.Value.Select(filter => filter.Condition)],
            Measure = measure.Value.Measure,
            Time = time.Value.Rule,
            // a share of persons is a share of the different persons, who may stand in several cells
            Totals = (query.Totals || measure.Value.Share.Length > 0) && !variables.IsAggregate,
        };
        return new AskedTable(question, rows.Value, across, measure.Value, time.Value, filters.Value);
    }

    private static Outcome<IReadOnlyList<ChosenDimension>> Read(IReadOnlyList<string> texts, SeriesVariables variables)
    {
        var read = new List<ChosenDimension>();
        foreach (var text in texts)
        {
            var one = DimensionTexts.Read(text, variables);
            if (one.Problem is { } problem)
            {
                return problem;
            }

            read.Add(one.Value);
        }

        return read;
    }
}
