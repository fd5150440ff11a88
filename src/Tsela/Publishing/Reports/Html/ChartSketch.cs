using Tsela.Disclosure;
using Tsela.Publishing.Reports.Filling;
using Tsela.Shared.Charts;

namespace Tsela.Publishing.Reports.Html;

/// <summary>Where the lines and bars of a chart go: worked out here, so that the view only writes them.</summary>
public sealed class ChartSketch
{
    public const double Width = 520;

    private const double Left = 170;
    private const double LeftOfLines = 64;
    private const double Right = 508;
    private const double Row = 22;
    private const double LinesHeight = 240;
    private const int LabelLength = 22;

    private readonly FilledChart chart;
    private readonly Axis axis;

    private ChartSketch(FilledChart chart)
    {
        this.chart = chart;
        axis = Axis.For(IsStacked ? chart.Labels.Select((_, at) => chart.Series.Sum(series => Math.Max(0, series.Values[at] ?? 0))).Cast<decimal?>() : chart.Series.SelectMany(series => series.Values));
        if (IsLines)
        {
            Height = LinesHeight + 46;
            DrawLines();
        }
        else if (IsPyramid)
        {
            DrawPyramid();
        }
        else
        {
            DrawBars();
        }
    }

    public sealed record Box(double X, double Y, double Wide, double High, int Series);

    public sealed record Words(double X, double Y, string Anchor, string Text);

    public sealed record Line(double X1, double Y1, double X2, double Y2);

    public sealed record Path(string Data, int Series);

    public double Height { get; private set; }

    public List<Box> Boxes { get; } = [];

    public List<Path> Paths { get; } = [];

    public List<(double X, double Y, int Series)> Dots { get; } = [];

    public List<Words> Texts { get; } = [];

    public List<Line> Grid { get; } = [];

    private bool IsLines => chart.Type == "line";

    private bool IsStacked => chart.Type == "stacked";

    private bool IsPyramid => chart is { Type: "pyramid", Series.Count: 2 };

    public static ChartSketch Of(FilledChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return new ChartSketch(chart);
    }

    private void DrawBars()
    {
        var each = IsStacked ? 1 : chart.Series.Count;
        var band = (each * Row) + 10;
        double Across(decimal value) => Left + (axis.Share(value) * (Right - Left - 60));
        for (var at = 0; at < chart.Labels.Count; at++)
        {
            var top = 4 + (at * band);
            Texts.Add(new(Left - 8, top + ((band - 10) / 2) + 5, "end", Short(chart.Labels[at])));
            var (reached, isWhole) = (0m, true);
            for (var series = 0; series < chart.Series.Count; series++)
            {
                if (chart.Series[series].Values[at] is not { } value)
                {
                    isWhole &= !chart.Series[series].IsHidden(at);
                    if (!IsStacked && chart.Series[series].IsHidden(at))
                    {
                        Texts.Add(new(Across(0) + 5, top + (series * Row) + 16, "start", chart.Series[series].Symbols[at]));
                    }

                    continue;
                }

                var (from, to) = IsStacked ? (reached, reached + Math.Max(0, value)) : (Math.Min(0, value), Math.Max(0, value));
                reached = to;
                var y = top + (IsStacked ? 0 : series * Row);
                Boxes.Add(new(Across(from), y + 2, Across(to) - Across(from), Row - 4, series));
                if (!IsStacked)
                {
                    Texts.Add(new(Across(to) + 5, y + 16, "start", ChartNumbers.Brief(value)));
                }
            }

            // the parts that are drawn are less than the whole where another is kept back
            if (IsStacked && (reached > 0 || !isWhole))
            {
                Texts.Add(new(Across(reached) + 5, top + 16, "start", isWhole ? ChartNumbers.Brief(reached) : $"+ {SafeSymbols.Suppressed}"));
            }
        }

        Height = 8 + (chart.Labels.Count * band);
        Grid.Add(new(Across(0), 0, Across(0), Height));
    }

    private void DrawPyramid()
    {
        const double Middle = (Left + Right) / 2;
        const double Gap = 44;
        const double Reach = Right - Middle - Gap;
        for (var at = 0; at < chart.Labels.Count; at++)
        {
            // the youngest at the foot
            var y = 26 + ((chart.Labels.Count - 1 - at) * Row);
            Texts.Add(new(Middle, y + 15, "middle", chart.Labels[at]));
            var (left, right) = (axis.Share(chart.Series[0].Values[at] ?? 0) * Reach, axis.Share(chart.Series[1].Values[at] ?? 0) * Reach);
            Boxes.Add(new(Middle - Gap - left, y + 2, left, Row - 4, 0));
            Boxes.Add(new(Middle + Gap, y + 2, right, Row - 4, 1));
            foreach (var side in (int[])[0, 1])
            {
                if (chart.Series[side].IsHidden(at))
                {
                    Texts.Add(new(Middle + (side == 0 ? -Gap - 4 : Gap + 4), y + 15, side == 0 ? "end" : "start", chart.Series[side].Symbols[at]));
                }
            }
        }

        Texts.Add(new(Middle - Gap, 16, "end", chart.Series[0].Name));
        Texts.Add(new(Middle + Gap, 16, "start", chart.Series[1].Name));
        Height = 52 + (chart.Labels.Count * Row);
        foreach (var mark in axis.Marks())
        {
            var reach = axis.Share(mark) * Reach;
            Texts.Add(new(Middle - Gap - reach, Height - 8, "middle", ChartNumbers.Brief(mark)));
            Texts.Add(new(Middle + Gap + reach, Height - 8, "middle", ChartNumbers.Brief(mark)));
        }
    }

    private void DrawLines()
    {
        double Across(int at) => LeftOfLines + (chart.Labels.Count == 1 ? 0 : at * (Right - LeftOfLines) / (chart.Labels.Count - 1));
        double Up(decimal value) => 10 + ((1 - axis.Share(value)) * LinesHeight);
        foreach (var mark in axis.Marks())
        {
            Grid.Add(new(LeftOfLines, Up(mark), Right, Up(mark)));
            Texts.Add(new(LeftOfLines - 8, Up(mark) + 5, "end", ChartNumbers.Brief(mark)));
        }

        var every = Math.Max(1, (chart.Labels.Count + 5) / 6);
        for (var at = 0; at < chart.Labels.Count; at += every)
        {
            Texts.Add(new(Across(at), LinesHeight + 34, "middle", chart.Labels[at]));
        }

        for (var series = 0; series < chart.Series.Count; series++)
        {
            var data = new System.Text.StringBuilder();
            var isDrawing = false;
            for (var at = 0; at < chart.Labels.Count; at++)
            {
                if (chart.Series[series].Values[at] is { } value)
                {
                    data.Append(isDrawing && !chart.Series[series].BreaksAt.Contains(at) ? 'L' : 'M').Append(ChartNumbers.At(Across(at))).Append(',').Append(ChartNumbers.At(Up(value)));
                    Dots.Add((Across(at), Up(value), series));
                }

                isDrawing = chart.Series[series].Values[at] is not null;
            }

            Paths.Add(new(data.ToString(), series));
        }
    }

    private static string Short(string label) => label.Length <= LabelLength ? label : $"{label.AsSpan(0, LabelLength - 1).TrimEnd()}…";
}
