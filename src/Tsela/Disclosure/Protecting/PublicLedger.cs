using Tsela.Disclosure.Protecting.Linking;
using Tsela.Disclosure.Sets;
using Tsela.Engine.Suppression;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>What earlier releases have shown and hidden, cell by cell, and the figures that stand there now.</summary>
public sealed class PublicLedger
{
    private readonly Dictionary<(string Population, string Group), Dictionary<string, History>> cells = [];
    private readonly Dictionary<string, SafeTable> tables = new(StringComparer.Ordinal);
    private readonly HashSet<(string Population, string Table)> showing = [];

    /// <param name="editions">The sets that became public, in the order in which they did.</param>
    public PublicLedger(IReadOnlyList<(Guid Set, SetLedger Ledger, IReadOnlyList<SafeTable> Tables)> editions)
    {
        ArgumentNullException.ThrowIfNull(editions);
        Sets = [.. editions.Select(edition => edition.Set)];
        foreach (var (_, ledger, shown) in editions)
        {
            foreach (var group in ledger.Groups)
            {
                Add(group);
                showing.UnionWith(group.Tables.Select(table => (group.Population, table)));
            }

            foreach (var table in shown)
            {
                tables[table.Id] = table;
            }
        }

        Opened = [.. editions.SelectMany(edition => edition.Tables.Where(table => table.Kind == SafeTableKind.Register).Select(table => (edition.Set, table)))];
    }

    /// <summary>The sets.</summary>
    public IReadOnlyList<Guid> Sets { get; }

    /// <summary>The registers that sets have opened for questions.</summary>
    public IReadOnlyList<(Guid Set, SafeTable Register)> Opened { get; }

    /// <summary>What answers to questions have told of the cells that are protected now.</summary>
    public AnsweredCells Answered { get; private set; } = AnsweredCells.None;

    /// <summary>The same, with what answers have told.</summary>
    public PublicLedger With(AnsweredCells answered)
    {
        var copy = (PublicLedger)MemberwiseClone();
        copy.Answered = answered;
        return copy;
    }

    /// <summary>Ids of the public tables that show any of the populations, or others that are parts of the same whole.</summary>
    /// <param name="rows">The rows that chosen tables of statisticians count: whatever counts them is linked with them.</param>
    public IReadOnlyList<string> TablesOf(IReadOnlySet<string> populations, IReadOnlySet<(string Series, string Rows)> rows)
    {
        ArgumentNullException.ThrowIfNull(populations);
        static string WholeOf(string population) => PopulationName.Read(population)?.Whole.Write() ?? population;
        var wholes = populations.Select(WholeOf).ToHashSet(StringComparer.Ordinal);
        var chosen = populations.SelectMany(Kinship.Of).ToHashSet();
        var linked = showing.Where(one => one.Table.StartsWith(CountedTable.SharedPrefix, StringComparison.Ordinal)).SelectMany(one => Kinship.Of(one.Population)).Where(chosen.Contains)
            .Concat(rows).ToHashSet();
        return
        [
            .. showing.Where(one => wholes.Contains(WholeOf(one.Population)) || Kinship.Of(one.Population).Any(linked.Contains))
                .Select(one => one.Table).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The public populations that are those of a whole population who meet conditions.</summary>
    public IEnumerable<(string Id, PopulationName Name)> Within(PopulationName whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var id = whole.Write();
        return Populations.Where(one => one.Name.Conditions.Count > 0 && one.Name.Whole.Write() == id);
    }

    /// <summary>The public populations that count rows or persons of the rows of a population.</summary>
    public IEnumerable<(string Id, PopulationName Name)> OfTheSameRows(PopulationName population) => Populations.Where(one => one.Name.IsOfTheRowsOf(population));

    /// <summary>The cells that are public of a population, each with the figure shown last; null where the last edition hides it.</summary>
    public IEnumerable<(CellAddress Address, decimal? Shown)> CellsOf(string population) =>
        cells.Where(group => group.Key.Population == population).SelectMany(group => group.Value.Select(cell =>
            (new CellAddress(population, group.Key.Group, cell.Key), cell.Value.Hidden == HiddenFor.Nothing ? cell.Value.Shown[^1] : (decimal?)null)));

    /// <summary>What was shown of a cell over the editions, and why it was hidden in the last of them.</summary>
    private sealed record History(List<decimal> Shown, HiddenFor Hidden);

    /// <summary>What is public of a group, held against what is counted now.</summary>
    /// <param name="Keeps">The whole has changed by too few to be shown: the figures that are public stand.</param>
    /// <param name="Fixed">Cells for the engine: shown and unchanged, or hidden; for their own sake those that were so, and those whose change would give a few people away.</param>
    /// <param name="Hidden">Every cell that was hidden.</param>
    public sealed record Before(bool Keeps, IReadOnlyList<EarlierCell> Fixed, IReadOnlyList<string> Hidden)
    {
        public static readonly Before Nothing = new(Keeps: false, [], []);
    }

    public Before Of(PopulationGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (!cells.TryGetValue((group.Population.Id, group.Time), out var known))
        {
            return Before.Nothing;
        }

        var minimum = group.Policy.Minimum;
        bool IsFew(decimal change) => change != 0 && Math.Abs(change) < minimum;
        var now = known.Keys.ToDictionary(cell => cell, cell => group.Find(cell)?.Value ?? 0, StringComparer.Ordinal);
        var few = known.Where(one => one.Value.Shown.Any(value => IsFew(now[one.Key] - value))).Select(one => one.Key).Order(StringComparer.Ordinal).ToList();
        var whole = known.GetValueOrDefault("");
        var keeps = few.Count > 0 && whole is { Shown.Count: > 0 } && Math.Abs(now[""] - whole.Shown[^1]) < minimum;
        var hidden = known.Where(one => one.Value.Hidden != HiddenFor.Nothing && one.Value.Shown.Count == 0).Select(one => one.Key).Order(StringComparer.Ordinal).ToList();
        return new Before(
            keeps,
            [
                .. known.Where(one => one.Value.Shown.Count > 0 && one.Value.Shown[^1] == now[one.Key] && !few.Contains(one.Key, StringComparer.Ordinal))
                    .OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new EarlierCell(one.Key, now[one.Key])),
                .. hidden.Select(cell => new EarlierCell(cell, Value: null, IsPrimary: known[cell].Hidden == HiddenFor.Itself)),
                .. few.Select(cell => new EarlierCell(cell, Value: null, IsPrimary: true)),
            ],
            hidden);
    }

    /// <summary>The fate of a figure that stays as it is public; one that is not public stays away.</summary>
    public Fate Kept(CountedTable table, CountedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(figure);
        return tables.TryGetValue(Making.SafeTableMaker.IdOf(table), out var known) && Making.SafeTableMaker.CellOf(known, figure) is { Value: { } value }
            ? new Fate(HiddenFor.Nothing, value) : new Fate(HiddenFor.Earlier);
    }

    /// <summary>
    /// A group that stays as it is public, for the ledger of the set that repeats it: the release that it came with may yet
    /// be taken back, and what was shown must be known all the same.
    /// </summary>
    /// <param name="chosen">Ids of the tables of the set.</param>
    internal LedgerGroup Entry(PopulationGroup group, IReadOnlySet<string> chosen)
    {
        ArgumentNullException.ThrowIfNull(group);
        // one that is kept with others of its rows may never have been shown itself
        var known = cells.GetValueOrDefault((group.Population.Id, group.Time)) ?? [];
        return new LedgerGroup(
            group.Population.Id, group.Time, group.Policy.Name, group.Policy.Minimum, [.. group.Tables.Where(chosen.Contains)],
            [
                .. known.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value is { Hidden: HiddenFor.Nothing, Shown: [.., var last] }
                    ? new LedgerCell(one.Key, last, HiddenFor.Nothing) : new LedgerCell(one.Key, group.Find(one.Key)?.Value ?? 0, one.Value.Hidden)),
            ],
            Audit: null);
    }

    private IEnumerable<(string Id, PopulationName Name)> Populations =>
        cells.Keys.Select(group => group.Population).Distinct(StringComparer.Ordinal).Select(id => (Id: id, Name: PopulationName.Read(id))).Where(one => one.Name is not null)!;

    private void Add(LedgerGroup group)
    {
        if (!cells.TryGetValue((group.Population, group.Group), out var known))
        {
            cells[(group.Population, group.Group)] = known = new Dictionary<string, History>(StringComparer.Ordinal);
        }

        foreach (var cell in group.Cells)
        {
            var shown = known.TryGetValue(cell.Cell, out var before) ? before.Shown : [];
            if (cell.Hidden == HiddenFor.Nothing)
            {
                shown.Add(cell.Value);
            }

            known[cell.Cell] = new History(shown, cell.Hidden);
        }
    }
}
