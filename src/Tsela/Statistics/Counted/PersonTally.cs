using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Counted;

/// <summary>Counts different persons by year and by some columns and each of their sums, with the sum of the persons' keys.</summary>
internal sealed class PersonTally
{
    private const string Year = "tally.year";
    private const string Person = "tally.person";

    private readonly List<string> years = [];
    private readonly List<ulong> keys = [];
    private readonly List<(int Year, int Person, int[] Codes)> rows = [];
    private readonly IReadOnlyList<IReadOnlyList<string>> codes;

    private PersonTally(IReadOnlyList<IReadOnlyList<string>> codes) => this.codes = codes;

    /// <param name="by">What the persons are counted by, each with its codes. Who has another code counts in the sums alone.</param>
    /// <param name="date">The column whose year is counted.</param>
    public static IReadOnlyList<RegisterCell> Of(ColumnTable table, IReadOnlyList<(Dimension Dimension, IReadOnlyList<string> Codes)> by, string date, Func<string, ulong> keyOf)
    {
        var tally = new PersonTally([.. by.Select(one => one.Codes)]);
        tally.Read(Tabulation.Of(table, new Question
        {
            By = [.. by.Select(one => one.Dimension), new DateDimension(Year, date, DateLevel.Year), new CodeDimension(Person, SeriesColumns.PersonIdentifier)],
            Time = new FlowIn(DateOnly.MinValue, DateOnly.MaxValue, date),
        }), keyOf);
        return [.. Enumerable.Range(0, 1 << by.Count).SelectMany(tally.Breakdown)];
    }

    private void Read(ResultTable result, Func<string, ulong> keyOf)
    {
        var places = codes.Select(list => list.Select((code, i) => (code, i)).ToDictionary(one => one.code, one => one.i + 1, StringComparer.Ordinal)).ToArray();
        var (yearPlaces, persons) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var cell in result.Cells)
        {
            var (year, person) = (cell.Codes[^2], cell.Codes[^1]);
            if (!yearPlaces.TryGetValue(year, out var yearPlace))
            {
                yearPlaces[year] = yearPlace = years.Count;
                years.Add(year);
            }

            if (!persons.TryGetValue(person, out var personPlace))
            {
                persons[person] = personPlace = keys.Count;
                keys.Add(keyOf(person));
            }

            var own = new int[codes.Count];
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = places[i].GetValueOrDefault(cell.Codes[i]);
            }

            rows.Add((yearPlace, personPlace, own));
        }
    }

    /// <param name="mask">A bit for each column that is not summed.</param>
    private IEnumerable<RegisterCell> Breakdown(int mask)
    {
        var packed = new List<ulong>(rows.Count);
        foreach (var (year, person, own) in rows)
        {
            if (CellOf(year, own, mask) is { } cell)
            {
                packed.Add(checked((cell * (ulong)keys.Count) + (ulong)person));
            }
        }

        packed.Sort();
        for (var from = 0; from < packed.Count;)
        {
            var cell = packed[from] / (ulong)keys.Count;
            var (persons, sum, at) = (0L, 0UL, from);
            for (; at < packed.Count && packed[at] / (ulong)keys.Count == cell; at++)
            {
                if (at == from || packed[at] != packed[at - 1])
                {
                    persons++;
                    sum = unchecked(sum + keys[(int)(packed[at] % (ulong)keys.Count)]);
                }
            }

            yield return CellAt(cell, persons, sum);
            from = at;
        }
    }

    // null where the row has none of the codes of a column that is not summed
    private ulong? CellOf(int year, int[] own, int mask)
    {
        var cell = (ulong)year;
        for (var i = 0; i < own.Length; i++)
        {
            var isShown = (mask & (1 << i)) != 0;
            if (isShown && own[i] == 0)
            {
                return null;
            }

            cell = checked((cell * ((ulong)codes[i].Count + 1)) + (isShown ? (ulong)own[i] : 0));
        }

        return cell;
    }

    private RegisterCell CellAt(ulong cell, long persons, ulong sum)
    {
        var own = new string[codes.Count];
        for (var i = own.Length - 1; i >= 0; i--)
        {
            var size = (ulong)codes[i].Count + 1;
            var place = (int)(cell % size);
            own[i] = place == 0 ? RegisterTally.Sum : codes[i][place - 1];
            cell /= size;
        }

        return new RegisterCell(years[(int)cell], own, persons, sum);
    }
}
