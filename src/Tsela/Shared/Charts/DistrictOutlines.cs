using System.Text.Json;
using Tsela.Shared.Languages;

namespace Tsela.Shared.Charts;

/// <summary>The outlines of the ten districts as SVG paths, as the build of <c>web/</c> made them.</summary>
public sealed record DistrictOutlines(int Width, int Height, IReadOnlyList<DistrictOutlines.District> Districts)
{
    /// <summary>Degrees at the left edge.</summary>
    public double West { get; init; }

    /// <summary>Degrees at the upper edge.</summary>
    public double North { get; init; }

    /// <summary>Units of the picture in a degree of longitude.</summary>
    public double Eastwards { get; init; }

    /// <summary>Units of the picture in a degree of latitude.</summary>
    public double Southwards { get; init; }

    public (double X, double Y) Place(double latitude, double longitude) => ((longitude - West) * Eastwards, (North - latitude) * Southwards);

    public sealed record District(string Code, string Name, string Path, IReadOnlyList<double> Centre);

    /// <summary>Without outlines where the site's files were not built; the tables then stand alone.</summary>
    public static DistrictOutlines Read(IWebHostEnvironment site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var file = site.WebRootFileProvider.GetFileInfo("districts.paths.json");
        if (!file.Exists)
        {
            return new(0, 0, []);
        }

        using var content = file.CreateReadStream();
        return JsonSerializer.Deserialize<DistrictOutlines>(content, JsonSerializerOptions.Web)!;
    }
}

/// <summary>Five classes of equal width between the least and the greatest value; of whole numbers, as counts are, they begin and end at whole numbers.</summary>
public sealed record DistrictShades(decimal Low, decimal Width)
{
    private const int Classes = 5;

    public static DistrictShades For(IEnumerable<decimal?> values)
    {
        var known = values.OfType<decimal>().ToList();
        var low = known.DefaultIfEmpty(0).Min();
        var width = (known.DefaultIfEmpty(0).Max() - low) / Classes;
        return new(low, known.TrueForAll(decimal.IsInteger) ? Math.Ceiling(width) : width);
    }

    public string ClassOf(decimal? value) => value is { } known ? $"shade-{NumberOf(known)}" : "shade-none";

    public bool IsDark(decimal? value) => value is { } known && NumberOf(known) >= 3;

    public IEnumerable<(string Shade, string Range)> Key(Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        for (var number = 0; number < (Width == 0 ? 1 : Classes); number++)
        {
            yield return ($"shade-{number}", Width == 0
                ? ChartNumbers.Shown(Low)
                : texts.With("chart.range", ("low", ChartNumbers.Shown(Math.Round(Low + number * Width, 1))), ("high", ChartNumbers.Shown(Math.Round(Low + (number + 1) * Width, 1)))));
        }

        yield return ("shade-none", texts["chart.not-available"]);
    }

    private int NumberOf(decimal value) => Width == 0 ? 0 : Math.Clamp((int)((value - Low) / Width), 0, Classes - 1);
}
