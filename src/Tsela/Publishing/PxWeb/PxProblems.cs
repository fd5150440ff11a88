using System.Globalization;
using Tsela.Shared;

namespace Tsela.Publishing.PxWeb;

internal static class PxProblems
{
    public static Problem Unknown(string what) => new("pxweb.unknown", $"{what} is not here. /pxweb/api/v1/en lists what there is.", ProblemKind.NotFound);

    public static Problem Unreadable() =>
        new("pxweb.unreadable", "The question cannot be read. Send JSON: {\"query\":[{\"code\":\"sex\",\"selection\":{\"filter\":\"item\",\"values\":[\"F\"]}}],\"response\":{\"format\":\"json-stat2\"}}.");

    public static Problem UnknownVariable(string code, IEnumerable<string> known) => new("pxweb.unknown-variable", $"The table has no variable {code}. It has {string.Join(", ", known)}.");

    public static Problem UnknownValue(string variable, string value) => new("pxweb.unknown-value", $"{variable} has no value {value}. A GET of this address lists the values.");

    public static Problem UnknownFilter(string filter) => new("pxweb.unknown-filter", $"The filter {filter} is not known. Use item, all or top.");

    public static Problem UnknownFormat(string format) => new("pxweb.unknown-format", $"The format {format} is not written here. Use json-stat2, csv or json.");

    public static Problem TooLarge(long cells, long cellsMax, string widest, int codes) => new(
        "pxweb.too-large", string.Create(CultureInfo.InvariantCulture, $"The question is for {cells:N0} cells and one answer has at most {cellsMax:N0}. Name values of {widest}, which has {codes}."), ProblemKind.TooLarge);
}
