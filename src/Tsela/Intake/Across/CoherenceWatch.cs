using System.Globalization;
using Tsela.Engine.Schemas;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Intake.Process;

namespace Tsela.Intake.Across;

/// <summary>Counts the rows that a rule of coherence compares; a table of counts adds up its counts.</summary>
internal sealed class CoherenceWatch(CoherenceRule rule, TableSchema series) : RowWatch
{
    private readonly int countField = CountFieldOf(series);

    public CoherenceRule Rule => rule;

    public decimal Count { get; private set; }

    /// <summary>Position of the counted number where the series is a table of counts; -1 where each row counts as one.</summary>
    public static int CountFieldOf(TableSchema series)
    {
        if (series.Tsela!.Kind != "aggregate")
        {
            return -1;
        }

        for (var i = 0; i < series.Fields.Count; i++)
        {
            if (series.Fields[i].Concept == "count.value")
            {
                return i;
            }
        }

        return -1;
    }

    public override void See(CheckedRow row)
    {
        if (rule.Where is null || rule.Where.Decide(row.Harmonised) == Truth.True)
        {
            Count += countField < 0
                ? 1
                : decimal.TryParse(row.Harmonised[countField], NumberStyles.Float, CultureInfo.InvariantCulture, out var counted) ? counted : 0;
        }
    }
}
