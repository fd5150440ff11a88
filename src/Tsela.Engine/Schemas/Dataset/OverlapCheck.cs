using System.Globalization;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Schemas.Keys;

namespace Tsela.Engine.Schemas.Dataset;

/// <summary>
/// Intervals of one holder must not overlap; one may begin on the day on which another ends. Sorted on disk, because
/// holders may be millions.
/// </summary>
internal sealed class OverlapCheck(NoOverlapRule rule, TableSchema schema, CheckOptions options) : DatasetCheck(rule)
{
    private const int EntriesMax = 1 << 18;

    private readonly KeySorter sorter = new(options.SpillFolder, EntriesMax);
    private readonly int from = schema.IndexOf(rule.From);
    private readonly int to = schema.IndexOf(rule.To);
    private readonly int[] within = [.. rule.Within.Select(schema.IndexOf)];

    public override void Observe(Value[] values, long row)
    {
        if (values[from].Kind is not (ValueKind.Date or ValueKind.DateTime) || values[to].Kind == ValueKind.Unreadable)
        {
            return;
        }

        var hash = KeyHash.Start();
        foreach (var field in within)
        {
            if (!values[field].IsKnown)
            {
                return;
            }

            hash.Add(values[field]);
        }

        var (high, low) = hash.Finish();
        var first = values[from].AsDate().DayNumber;
        var last = values[to].IsKnown ? values[to].AsDate().DayNumber : DateOnly.MaxValue.DayNumber;
        if (last >= first)
        {
            sorter.Add(new KeyEntry(high, low, ((long)first << 32) | (uint)last, row));
        }
    }

    public override IEnumerable<LateFinding> Finish()
    {
        KeyEntry longest = default;
        foreach (var entry in sorter.Sorted())
        {
            var isSame = longest.Row != 0 && entry.IsSameKey(longest);
            var overlaps = isSame && First(entry) < Last(longest);
            Count(!overlaps);
            if (overlaps)
            {
                yield return new LateFinding(
                    entry.Row, Day(First(entry)),
                    $"The interval from {Day(First(entry))} begins before the one of row {longest.Row} ends ({Day(First(longest))} to {Day(Last(longest))}).");
            }

            if (!isSame || Last(entry) > Last(longest))
            {
                longest = entry;
            }
        }
    }

    protected override void Dispose(bool isDisposing)
    {
        sorter.Dispose();
        base.Dispose(isDisposing);
    }

    private static int First(in KeyEntry entry) => (int)(entry.Order >> 32);

    private static int Last(in KeyEntry entry) => (int)entry.Order;

    private static string Day(int dayNumber) => dayNumber == DateOnly.MaxValue.DayNumber
        ? "open"
        : DateOnly.FromDayNumber(dayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
