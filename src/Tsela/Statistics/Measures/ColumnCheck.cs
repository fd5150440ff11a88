using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Measures;

/// <summary>Finds the fields, conditions and breakdowns of a measure that one of its series cannot give.</summary>
internal static class ColumnCheck
{
    public static IReadOnlyList<string> FaultsOf(MeasureDefinition measure, IReadOnlyList<string> breakdowns, IReadOnlyList<ColumnPlan> plan)
    {
        var faults = new List<string>();
        bool Has(string column) => plan.Any(one => one.Name == column || one.Concept == column);
        void Need(string column)
        {
            if (!Has(column))
            {
                faults.Add($"there is no field or concept '{column}'");
            }
        }

        try
        {
            void Condition(string name, string text)
            {
                var column = name == "age" ? MeasureTexts.AgeColumn(Has) : name;
                Need(column);
                faults.AddRange(PopulationName.FaultOf(name, text) is { } fault ? [fault] : []);
                var kind = plan.FirstOrDefault(one => one.Name == column || one.Concept == column)?.Kind ?? ColumnKind.Code;
                MeasureTexts.Where(name, MeasureTexts.At(text, DateOnly.MaxValue), kind, Has).OfType<CodesDiffer>().ToList().ForEach(differ => Need(differ.Other));
            }

            measure.Where.ToList().ForEach(one => Condition(one.Key, one.Value));
            foreach (var part in breakdowns.SelectMany(by => by.Split(';', StringSplitOptions.RemoveEmptyEntries)))
            {
                Dimension(part, measure, Need, Condition, Has);
            }

            string?[] named = measure.Kind == "published" ? [measure.Value, measure.Time, measure.Rivals?.Column, .. measure.Totals] : [measure.Date, measure.From, measure.To, measure.Latest, measure.Weight];
            foreach (var column in named.OfType<string>())
            {
                Need(column);
            }

            ValueColumns(MeasureTexts.Count(measure.Count).Value).ToList().ForEach(Need);
        }
        catch (FormatException wrong)
        {
            faults.Add(wrong.Message);
        }

        return faults;
    }

    /// <summary>The series of a measure that do not have the column of a key.</summary>
    public static IEnumerable<string> FaultsOfKey(MeasureDefinition measure, string key, NationalCatalogue catalogue) =>
        measure.Series.Where(catalogue.Series.ContainsKey).Where(id => !new SeriesColumns(catalogue.Series[id]).Plan.Any(column => column.Name == key || column.Concept == key))
            .Select(id => $"there is no field or concept '{key}' in {id}");

    private static void Dimension(string part, MeasureDefinition measure, Action<string> need, Action<string, string> condition, Func<string, bool> has)
    {
        var name = MeasureTexts.NameOf(part);
        if (measure.Classes.TryGetValue(name, out var classes))
        {
            classes.Codes.Values.ToList().ForEach(text => condition(classes.On, text));
        }
        else if (measure.Spread.TryGetValue(name, out var codes))
        {
            codes.Values.SelectMany(fields => fields.Split('+')).ToList().ForEach(field => need(field.Trim()));
        }
        else
        {
            var dimension = MeasureTexts.Breakdown(part, measure, has).Single();
            need(dimension switch
            {
                AgeDimension age => age.Column,
                LevelDimension level => level.Column,
                _ => ((CodeDimension)dimension).Column,
            });
        }
    }

    private static IEnumerable<string> ValueColumns(RowValue? value) => value switch
    {
        ColumnValue one => [one.Column],
        DaysBetween days => [days.From, days.To],
        AgeAt age => [age.Birth, age.At],
        _ => [],
    };
}
