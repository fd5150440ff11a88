namespace Tsela.Disclosure.Extracts;

/// <summary>The download of an extract.</summary>
internal static class ExtractDoors
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/extracts/{code}/data.zip", Fetch).ExcludeFromDescription();

    private static async Task<IResult> Fetch(string code, FetchExtract.FetchExtract fetchExtract, CancellationToken cancellationToken)
    {
        var fetched = await fetchExtract.Handle(new(code), cancellationToken);
        return fetched.Problem is { } problem ? problem.ToHttp() : Results.File(fetched.Value.Content, "application/zip", fetched.Value.FileName);
    }
}
