using System.Buffers;
using Tsela.Statistics.Figures;

namespace Tsela.Statistics.ComputeIndicators;

/// <summary>INDICATORS.csv: the same snapshot gives the same bytes.</summary>
public static class IndicatorsCsv
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    public static void Write(TextWriter writer, Guid snapshot, IEnumerable<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(figures);
        writer.Write("indicator,reference,breakdown,value,unit,symbol,source,snapshot\n");
        foreach (var figure in figures)
        {
            string[] cells = [figure.Indicator, figure.Reference, figure.Breakdown, figure.Text, figure.Unit, figure.Symbol, figure.Source, snapshot.ToString()];
            writer.Write(string.Join(',', cells.Select(Quoted)));
            writer.Write('\n');
        }
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(Special) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
