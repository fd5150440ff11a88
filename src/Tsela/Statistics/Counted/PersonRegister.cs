using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Questions;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Counted;

/// <summary>A register of an open snapshot: what its persons can be counted by, and the count.</summary>
internal sealed class PersonRegister
{
    private const string FiveYears = "age5";
    private const string QualityRemark = "record.quality";

    private readonly ColumnTable table;
    private readonly SeriesVariables variables;
    private readonly string date;

    private PersonRegister(CountedRegister register, ColumnTable table, SeriesVariables variables, string date)
    {
        Register = register;
        this.table = table;
        this.variables = variables;
        this.date = date;
    }

    public CountedRegister Register { get; }

    /// <summary>Null where the series holds no records of persons with a date, or the snapshot nothing of it.</summary>
    public static PersonRegister? Of(OpenSnapshot snapshot, string series, NationalCatalogue catalogue)
    {
        if (snapshot.Manifest.Of(series) is not { Rows: > 0 } kept || !catalogue.Series.TryGetValue(series, out var schema) || schema.Tsela is not { Kind: not "aggregate" } block)
        {
            return null;
        }

        // groupings of the office can be anything, so that persons could be picked out with them
        var own = SeriesVariables.Of(schema, catalogue);
        if ((own.HasFlow ? SeriesColumns.EventDate : own.HasStock ? SeriesColumns.ValidFrom : null) is not { } date)
        {
            return null;
        }

        var opened = snapshot.Table(series);
        var rows = opened.Problem is { } problem ? throw new DamagedSnapshotException(problem) : opened.Value;
        var population = new MeasureDefinition { Kind = "flow", Series = [series], Count = "persons", Date = date == SeriesColumns.EventDate ? null : date };
        var register = new CountedRegister(
            snapshot.Manifest.Id, snapshot.Manifest.MadeAt, kept.IsTraining, series, kept.Title, block.Institution, block.Confidentiality, own.Find(date)!.Title,
            PopulationName.Read(Populations.Of(population, catalogue, [rows]).Id)!, kept.Quality.Completeness, kept.Quality.Validity, [.. own.All.SelectMany(variable => Columns(variable, own, rows))]);
        return new PersonRegister(register, rows, own, date);
    }

    public RegisterTally Count(IReadOnlyList<string> columns, Func<string, ulong> keyOf)
    {
        List<(Dimension Dimension, IReadOnlyList<string> Codes)> by =
        [
            .. columns.Select(text => (Read(text, variables).Dimension, (IReadOnlyList<string>)[.. Register.Columns.Single(column => column.Text == text).Codes.Select(code => code.Code)])),
        ];
        return new RegisterTally(Register.Population, PersonTally.Of(table, by, date, keyOf));
    }

    private static ChosenDimension Read(string text, SeriesVariables own) => DimensionTexts.Read(text, own).Value;

    private static IEnumerable<RegisterColumn> Columns(Variable variable, SeriesVariables own, ColumnTable rows)
    {
        if (variable.Name is SeriesColumns.DeliveryPeriod or SeriesColumns.DeliveryInstitution || variable.Concept == QualityRemark || !rows.TryFind(variable.Name, out var held))
        {
            yield break;
        }

        var field = own.Schema.Fields.FirstOrDefault(field => field.Name == variable.Name);
        IEnumerable<string> texts = variable.Kind switch
        {
            // one grouping beside the codes: of several the parts would tell of each other
            VariableKind.Code when variable.Labels.Count > 1 => variable.Levels.Take(1).Select(level => $"{variable.Name}@{level.Id}").Prepend(variable.Name),
            VariableKind.Age => [$"{variable.Name}@{FiveYears}"],
            _ => [],
        };
        foreach (var text in texts)
        {
            var dimension = Read(text, own);
            var codes = dimension.Labels.Where(code => code.Key != RegisterTally.Sum).Select(code => new CountedCode(code.Key, code.Value)).ToList();
            yield return new RegisterColumn(
                text, dimension.Title, variable.Name, variable.Concept, Populations.AddressOf(dimension.Dimension, held.Name, dimension.Text),
                dimension.Dimension is CodeDimension && field is { CodeLists.Count: > 0 } ? field.CodeLists[0].Id : null, dimension.IsDistrict, codes);
        }
    }
}
