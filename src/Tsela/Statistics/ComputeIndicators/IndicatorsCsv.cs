using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Tsela.Statistics.Figures;

namespace Tsela.Statistics.ComputeIndicators;

/// <summary>INDICATORS.csv: the same snapshot gives the same bytes.</summary>
public static class IndicatorsCsv
{
    public static void Write(TextWriter writer, Guid snapshot, IEnumerable<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        foreach (var header in new[] { "indicator", "reference", "breakdown", "value", "unit", "symbol", "source", "snapshot" })
        {
            csv.WriteField(header);
        }

        csv.NextRecord();
        foreach (var figure in figures)
        {
            csv.WriteField(figure.Indicator);
            csv.WriteField(figure.Reference);
            csv.WriteField(figure.Breakdown);
            csv.WriteField(figure.Text);
            csv.WriteField(figure.Unit);
            csv.WriteField(figure.Symbol);
            csv.WriteField(figure.Source);
            csv.WriteField(snapshot.ToString());
            csv.NextRecord();
        }
    }
}
