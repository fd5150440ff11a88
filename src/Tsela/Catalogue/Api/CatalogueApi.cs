using Tsela.Catalogue.CodeLists;
using Tsela.Catalogue.DataMap;
using Tsela.Catalogue.Series;
using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Catalogue.Api;

/// <summary>The catalogue for programs.</summary>
internal static class CatalogueApi
{
    public sealed record DataMapRow(
        string Series, string? Title, string Dataset, string Institution, string? Medium, string Confidentiality, string Periodicity,
        int? DueDay, string? LastPeriod, DateTime? LastAcceptedAt, long Records, int PeriodsDue, int PeriodsDelivered,
        double? Completeness, double? Validity, double? Consistency);

    public sealed record CodeRow(string Code, string Label, string? LabelSt, IReadOnlyList<string> Synonyms, string? Parent);

    public sealed record CodeListBody(string Id, string Title, string? Standard, bool Proposal, IReadOnlyList<CodeRow> Codes);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Catalogue");
        api.MapGet("/data-map", DataMap).Produces<IReadOnlyList<DataMapRow>>();
        api.MapGet("/series/{id}", SeriesDefinition).Produces(StatusCodes.Status200OK, contentType: "application/json");
        api.MapGet("/code-lists/{id}", CodeList).Produces<CodeListBody>();
    }

    private static async Task<IResult> DataMap(ReadDataMap readDataMap, string? institution, CancellationToken cancellationToken)
    {
        var outcome = await readDataMap.Handle(new(institution), cancellationToken);
        return outcome.Succeeded ? Results.Ok(outcome.Value.Select(Row)) : outcome.Problem!.ToHttp();
    }

    /// <summary>The definition itself, a Table Schema with the block <c>tsela</c>: the file is its own best description.</summary>
    private static async Task<IResult> SeriesDefinition(ReadSeries readSeries, ReferenceFolder folder, string id, CancellationToken cancellationToken)
    {
        var outcome = await readSeries.Handle(new(id), cancellationToken);
        return outcome.Succeeded
            ? Results.File(Path.Combine(folder.Root, "series", $"{outcome.Value.Series.Name}.json"), "application/json")
            : outcome.Problem!.ToHttp();
    }

    private static async Task<IResult> CodeList(ReadCodeList readCodeList, string id, CancellationToken cancellationToken)
    {
        var outcome = await readCodeList.Handle(new(id), cancellationToken);
        return outcome.Succeeded ? Results.Ok(Body(outcome.Value.List)) : outcome.Problem!.ToHttp();
    }

    private static CodeListBody Body(CodeList list) => new(
        list.Id, list.Title, list.Standard, list.IsProposal,
        [.. list.Codes.Select(code => new CodeRow(code.Value, code.Label, code.LabelSt, code.Synonyms, code.Parent))]);

    private static DataMapRow Row(ReadDataMap.Row row)
    {
        var block = row.Series.Tsela!;
        return new DataMapRow(
            row.Series.Name, row.Series.Title, block.Dataset, block.Institution, block.Medium, block.Confidentiality, block.Periodicity,
            block.DueDay, row.News.LastPeriod, row.News.LastAcceptedAt, row.News.Records, row.News.PeriodsDue, row.News.PeriodsDelivered,
            row.News.Completeness, row.News.Validity, row.News.Consistency);
    }
}
