using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Shared;

namespace Tsela.Intake.Template;

/// <summary>The workbook that an institution fills in for a series, made from the series' definition.</summary>
[Needs(Right.ReadCatalogue)]
public sealed class MakeTemplate(NationalCatalogue catalogue, CurrentActor actor)
{
    public sealed record Request(string Series, Stream Output);

    public Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(Make(request));
    }

    private Outcome<Done> Make(Request request)
    {
        if (actor.Actor.RefusalFor<MakeTemplate>() is { } refusal)
        {
            return refusal;
        }

        if (!catalogue.Series.TryGetValue(request.Series, out var series))
        {
            return CatalogueProblems.UnknownSeries(request.Series);
        }

        TemplateWriter.Write(request.Output, SpecOf(series, catalogue.Institution(series.Tsela!.Institution)!));
        return Done.It;
    }

    private static TemplateSpec SpecOf(TableSchema series, Institution institution) => new(
        $"{series.Name} {series.Title}",
        [.. series.Fields.Where(field => !field.IsSystem).Select(ColumnOf)],
        $"""
        Delivered by {institution.Name}, {SeriesWords.Due(series)}.
        One row is {SeriesWords.Unit(series)}.
        {series.Description}
        """);

    private static TemplateColumn ColumnOf(SchemaField field) => new(
        field.Name, field.Caption, HelpOf(field), field.Example ?? "", KindOf(field), field.Constraints.Required, ChoicesOf(field));

    private static string HelpOf(SchemaField field)
    {
        var range = (field.Constraints.Minimum, field.Constraints.Maximum) switch
        {
            ({ } from, { } to) => $" From {from} to {to}.",
            ({ } from, null) => $" Not less than {from}.",
            (null, { } to) => $" Not more than {to}.",
            _ => "",
        };
        return $"{field.Description}{range} {field.Mend}".Trim();
    }

    private static TemplateColumnKind KindOf(SchemaField field) => field.Type switch
    {
        FieldType.List => TemplateColumnKind.List,
        _ when field.CodeLists.Count > 0 => TemplateColumnKind.Code,
        FieldType.Date => TemplateColumnKind.Date,
        FieldType.DateTime => TemplateColumnKind.DateTime,
        FieldType.Time => TemplateColumnKind.Time,
        FieldType.Integer => TemplateColumnKind.WholeNumber,
        FieldType.Number => TemplateColumnKind.Number,
        FieldType.Boolean => TemplateColumnKind.Boolean,
        _ => TemplateColumnKind.Text,
    };

    /// <summary>Labels rather than codes, except where two codes share a label.</summary>
    private static IReadOnlyList<string>? ChoicesOf(SchemaField field)
    {
        if (field.CodeLists.Count == 0 || field.Type == FieldType.List)
        {
            return field.Categories.Count == 0 ? null : [.. field.Categories.Select(category => category.Value)];
        }

        return [.. field.CodeLists.SelectMany(list => list.Codes.Select(code =>
            list.TryResolve(code.Label, out var found) && found == code ? code.Label : code.Value)).Distinct(StringComparer.Ordinal)];
    }
}
