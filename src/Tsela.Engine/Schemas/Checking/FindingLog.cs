using System.Runtime.InteropServices;
using Tsela.Engine.Schemas.Values;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>Hands findings on, counts them, and stops handing on where there are too many of a kind.</summary>
internal sealed class FindingLog(Action<Finding> onFinding, int findingsMax)
{
    private const int ValueLengthMax = 200;

    private readonly Dictionary<(string Rule, string? Field, Severity Severity), long> counts = [];

    public IReadOnlyList<FindingCount> Counts =>
        [.. counts.Select(pair => new FindingCount(pair.Key.Rule, pair.Key.Field, pair.Key.Severity, pair.Value))
            .OrderByDescending(count => count.Severity).ThenByDescending(count => count.Count).ThenBy(count => count.Rule, StringComparer.Ordinal)];

    /// <summary>Counts a finding; false where its kind has been told often enough.</summary>
    public bool IsToBeTold(string rule, string? field, Severity severity)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (rule, field, severity), out _);
        return ++count <= findingsMax;
    }

    /// <summary>Counts findings that nobody will be told one by one.</summary>
    public void CountUntold(string rule, string? field, Severity severity, long number)
    {
        if (number > 0)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (rule, field, severity), out _) += number;
        }
    }

    public void OfFile(string? field, int column, string rule, int level, Severity severity, string value, string message, string mend) =>
        Add(0, 0, column, field, rule, level, severity, value, message, mend);

    public void Add(
        long row, long sheetRow, int column, string? field, string rule, int level, Severity severity, ReadOnlySpan<char> value, string message, string mend)
    {
        if (IsToBeTold(rule, field, severity))
        {
            onFinding(new Finding(row, sheetRow, column, field, rule, level, severity, Short(value), message, mend));
        }
    }

    /// <summary>Hands on a finding that <see cref="IsToBeTold"/> has counted.</summary>
    public void TellCounted(Finding finding) => onFinding(finding);

    public void OfCell(long row, long sheetRow, int column, string field, CellFault fault, ReadOnlySpan<char> value) =>
        Add(row, sheetRow, column, field, fault.Rule, 1, fault.Severity, value, fault.Message, fault.Mend);

    public static string Short(ReadOnlySpan<char> value) =>
        value.Length <= ValueLengthMax ? value.ToString() : $"{value[..(ValueLengthMax - 3)]}...";
}
