using System.Globalization;
using Tsela.Engine.Tables;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting.Linking;

/// <summary>The lowest codes that a code of an address stands for: the months of a quarter, the years of a band of ages, the countries of a region.</summary>
internal sealed class CodeSets
{
    private const string Grouped = " in ";
    private const int OldestAge = 150;

    private readonly Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Column, string Code), (string Field, IReadOnlySet<string> Codes)> known = [];
    private readonly Dictionary<string, bool> bands = new(StringComparer.Ordinal);

    /// <param name="tables">Those whose addresses are read.</param>
    public CodeSets(IEnumerable<CountedTable> tables)
    {
        foreach (var (column, codes) in tables.SelectMany(table => table.Groups))
        {
            groups.TryAdd(column, codes);
        }
    }

    /// <summary>The field that a column is of, and the codes of it.</summary>
    public (string Field, IReadOnlySet<string> Codes) Of(string column, string code)
    {
        if (!known.TryGetValue((column, code), out var found))
        {
            known[(column, code)] = found = Read(column, code);
        }

        return found;
    }

    private (string, IReadOnlySet<string>) Read(string column, string code)
    {
        var at = column.IndexOf(Grouped, StringComparison.Ordinal);
        return column == CellAddress.Time ? (column, Set(Months(code)))
            : at < 0 ? (column, Set(code.Split('|')))
            : groups.TryGetValue(column, out var codes) ? (column[..at], Set(codes.GetValueOrDefault(code, [code])))
            : AreBands(column, at) ? (column[..at], Set(BandOf(code) is { } band ? Years(band) : [code]))
            : (column, Set([code]));
    }

    private bool AreBands(string column, int at)
    {
        if (!bands.TryGetValue(column, out var all))
        {
            bands[column] = all = column[(at + Grouped.Length)..].Split('|').All(one => BandOf(one) is not null);
        }

        return all;
    }

    private static Band? BandOf(string code)
    {
        var ends = code.TrimEnd('+').Split('-');
        return (ends.Length == 2 || (ends.Length == 1 && code.EndsWith('+'))) && ends.All(end => int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out _)) ? Band.Parse(code) : null;
    }

    private static IEnumerable<string> Years(Band band) =>
        Enumerable.Range(band.From, Math.Max(0, (band.To ?? OldestAge) - band.From + 1)).Select(year => string.Create(CultureInfo.InvariantCulture, $"aged {year}"));

    private static IEnumerable<string> Months(string time) => time.Length != 7 ? [time]
        : time[5] switch
        {
            'Q' => MonthsOf(time, 3),
            'S' => MonthsOf(time, 6),
            _ => [time],
        };

    private static IEnumerable<string> MonthsOf(string time, int length) =>
        Enumerable.Range(((time[6] - '1') * length) + 1, length).Select(month => string.Create(CultureInfo.InvariantCulture, $"{time[..4]}-{month:00}"));

    private static HashSet<string> Set(IEnumerable<string> codes) => codes.ToHashSet(StringComparer.Ordinal);
}
