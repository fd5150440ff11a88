using System.Globalization;
using Tsela.Engine.Schemas;
using Tsela.Intake.Process;

namespace Tsela.Intake.Across;

/// <summary>Keeps the figures that a rule compares with another series, by what they are about.</summary>
internal sealed class SameFigureWatch(SameFigureRule rule, TableSchema series) : RowWatch
{
    // a table of published figures has some thousands of rows; more than this is none
    private const int FiguresMax = 200_000;

    private readonly int value = series.IndexOf(rule.Value);
    private readonly int[] on = [.. rule.On.Select(series.IndexOf)];
    private readonly Dictionary<string, (decimal Value, long Row, long SheetRow)> figures = new(StringComparer.Ordinal);

    public SameFigureRule Rule => rule;

    public IReadOnlyDictionary<string, (decimal Value, long Row, long SheetRow)> Figures => figures;

    public override void See(CheckedRow row)
    {
        if (figures.Count < FiguresMax && value >= 0 && Array.TrueForAll(on, field => field >= 0 && row.Harmonised[field] is not null)
            && decimal.TryParse(row.Harmonised[value], NumberStyles.Float, CultureInfo.InvariantCulture, out var figure))
        {
            figures.TryAdd(string.Join(Reference.Separator, on.Select(field => row.Harmonised[field])), (figure, row.Row, row.SheetRow));
        }
    }
}
