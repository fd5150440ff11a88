using System.Text;
using Tsela.Shared;

namespace Tsela.Statistics.Coherence;

/// <summary>The files that the page of the overlaps offers.</summary>
internal static class OverlapDoors
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Door(endpoints, "shared.csv", "text/csv; charset=utf-8", (stream, shown) => Csv(stream, writer => OverlapTables.WriteShared(writer, shown)));
        Door(endpoints, "counted.csv", "text/csv; charset=utf-8", (stream, shown) => Csv(stream, writer => OverlapTables.WriteCounted(writer, shown)));
        Door(endpoints, "overlaps.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", OverlapTables.WriteWorkbook);
    }

    private static void Door(IEndpointRouteBuilder endpoints, string file, string contentType, Action<Stream, ReadOverlaps.Shown> write) =>
        endpoints.MapGet($"/overlaps/{file}", async (ReadOverlaps readOverlaps, CancellationToken cancellationToken) =>
        {
            var outcome = await readOverlaps.Handle(new(), cancellationToken);
            if (outcome.Problem is { } problem)
            {
                // a bare status gets the site's own page
                return problem.Kind == ProblemKind.NotAllowed ? Results.StatusCode(problem.HttpStatus) : Results.Text(problem.Sentence, statusCode: problem.HttpStatus);
            }

            using var stream = new MemoryStream();
            write(stream, outcome.Value);
            return Results.File(stream.ToArray(), contentType, file);
        }).ExcludeFromDescription();

    private static void Csv(Stream stream, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        write(writer);
    }
}
