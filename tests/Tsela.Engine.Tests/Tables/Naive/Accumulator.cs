using Tsela.Engine.Tables;

namespace Tsela.Engine.Tests.Tables.Naive;

internal sealed class Accumulator
{
    private decimal sum;
    private decimal weights;
    private List<decimal>? all;
    private HashSet<string>? keys;

    public long Rows { get; private set; }

    public void Add(MeasuredValue value, Aggregate aggregate)
    {
        Rows = checked(Rows + 1);
        switch (aggregate)
        {
            case Aggregate.Count or Aggregate.Sum or Aggregate.Mean:
                sum += value.Number * value.Weight;
                weights += value.Weight;
                break;
            case Aggregate.Distinct:
                (keys ??= new HashSet<string>(StringComparer.Ordinal)).Add(value.Key!);
                break;
            default:
                (all ??= []).Add(value.Number);
                break;
        }
    }

    public decimal? Result(Aggregate aggregate) => aggregate switch
    {
        Aggregate.Count or Aggregate.Sum => sum,
        Aggregate.Distinct => keys?.Count ?? 0,
        Aggregate.Mean => weights == 0 ? null : sum / weights,
        Aggregate.Median => Median(),
        Aggregate.Min => all?.Min(),
        Aggregate.Max => all?.Max(),
        _ => throw new InvalidOperationException($"No result for {aggregate}"),
    };

    private decimal? Median()
    {
        if (all is null)
        {
            return null;
        }

        all.Sort();
        var middle = all.Count / 2;
        return all.Count % 2 == 1 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
    }
}
