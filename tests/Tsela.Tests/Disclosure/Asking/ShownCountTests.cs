using Tsela.Disclosure;
using Tsela.Disclosure.Asking;
using Tsela.Disclosure.Policies;
using Tsela.Disclosure.Protecting;
using Tsela.Disclosure.Sets;
using Tsela.Engine.Suppression;
using Tsela.Statistics;

namespace Tsela.Tests.Disclosure.Asking;

public sealed class ShownCountTests
{
    private const int LargestChange = 5;
    private const int Minimum = 3;

    private static readonly PopulationName Population = new(["DS15a"], "flow of persons", []);

    private static readonly Policy General = new()
    {
        Name = "general", Title = "General", About = "", Unit = "person", Minimum = Minimum, Methods = [Policy.Suppress, Policy.CellKey], Noise = [LargestChange, 3, 2],
    };

    private static readonly RegisterColumn[] Columns = [Column("a", 2), Column("b", 3), Column("c", 4), Column("d", 6)];

    [Fact]
    public void A_count_that_is_public_stands_as_it_is_and_one_that_is_hidden_stays_hidden()
    {
        List<Person> people = [.. Enumerable.Range(0, 200).Select(i => new Person([i % 2, i % 3, 0, 0], (ulong)i * 0x9E3779B97F4A7C15))];
        var group = new LedgerGroup(
            Population.Write(), "2023", "general", Minimum, ["LIM-01"],
            [new("", 199, HiddenFor.Nothing), new("a=a0", 98, HiddenFor.Nothing), new("a=a1", 101, HiddenFor.Another), new("a=a0;b=b1", 2, HiddenFor.Itself), new("b=b0;time=2023-Q1", 7, HiddenFor.Nothing)], null);
        var ledger = new PublicLedger([(Guid.NewGuid(), new SetLedger([group], [], []), [])]);
        var counts = Count(people, [Columns[0], Columns[1]], ledger);
        Assert.Equal(new ShownCount(199, CountFate.Published), counts("_T", "_T"));
        Assert.Equal(new ShownCount(98, CountFate.Published), counts("a0", "_T"));
        Assert.Equal(CountFate.Hidden, counts("a1", "_T").Fate);
        Assert.Equal(CountFate.Hidden, counts("a0", "b1").Fate);
        Assert.Equal(CountFate.Perturbed, counts("_T", "b0").Fate);
        Assert.Equal(CountFate.Hidden, counts("a1", "b1").Fate);
        Assert.Equal(CountFate.Perturbed, counts("a0", "b0").Fate);
    }

    [Fact]
    public void No_part_of_a_cell_that_a_table_of_rows_leaves_out_is_answered()
    {
        var rows = new LedgerGroup(
            "DS15a: flow of rows, where a a0", "2023", "general", Minimum, ["LIM-01"], [new("", 90, HiddenFor.Nothing), new("b=b1", 2, HiddenFor.Itself), new("b=b2", 4, HiddenFor.Another)], null);
        var ledger = new PublicLedger([(Guid.NewGuid(), new SetLedger([rows], [], []), [])]);
        List<Person> people = [.. Enumerable.Range(0, 160).Select(i => new Person([i % 2, i % 3, i % 2, 0], (ulong)i * 0x9E3779B97F4A7C15))];
        var counts = Count(people, [Columns[0], Columns[1], Columns[2]], ledger);
        Assert.All(new[] { "_T", "c0", "c1", "c2" }, code => Assert.Equal(CountFate.Hidden, counts("a0", "b1", code).Fate));
        Assert.All(new[] { counts("a0", "b0", "_T"), counts("a1", "b1", "_T"), counts("_T", "b1", "_T"), counts("a0", "_T", "_T") }, count => Assert.Equal(CountFate.Perturbed, count.Fate));
    }

    [Fact]
    public void There_are_no_more_persons_in_the_parts_of_a_sum_than_it_is_public_to_have_rows()
    {
        var bounds = new KnownBounds(LargestChange, Minimum);
        ShownCount[] parts = [new(104, CountFate.Perturbed), new(3, CountFate.Perturbed)];
        bounds.Hold(most: 100, new ShownCount(100, CountFate.Published), parts, isEveryCodeThere: true);
        Assert.True(100 - (parts[0].Value - LargestChange) >= Minimum);
    }

    [Fact]
    public void A_public_part_of_all_that_is_a_cell_of_the_question_stands_as_it_is()
    {
        var part = new LedgerGroup($"{Population.Write()}, where a a0", "2023", "general", Minimum, ["LIM-01"], [new("", 77, HiddenFor.Nothing), new("b=b1", 9, HiddenFor.Itself)], null);
        var other = part with { Population = $"{Population.Write()}, where a a0|a1", Cells = [new("", 78, HiddenFor.Nothing)] };
        var ledger = new PublicLedger([(Guid.NewGuid(), new SetLedger([part, other], [], []), [])]);
        List<Person> people = [.. Enumerable.Range(0, 160).Select(i => new Person([i % 2, i % 3, 0, 0], (ulong)i * 0x9E3779B97F4A7C15))];
        var counts = Count(people, [Columns[0], Columns[1]], ledger);
        Assert.Equal(new ShownCount(77, CountFate.Published), counts("a0", "_T"));
        Assert.Equal(CountFate.Hidden, counts("a0", "b1").Fate);
        Assert.Equal((CountFate.Perturbed, CountFate.Perturbed), (counts("_T", "_T").Fate, counts("a1", "_T").Fate));
        Assert.Equal(CountFate.Perturbed, Count(people, [Columns[1]], ledger)("b1").Fate);
    }

    [Fact]
    public void What_a_public_table_shows_stands_also_where_nobody_is_counted_any_more()
    {
        var group = new LedgerGroup(Population.Write(), "2023", "general", Minimum, ["LIM-01"], [new("a=a1", 12, HiddenFor.Nothing)], null);
        var ledger = new PublicLedger([(Guid.NewGuid(), new SetLedger([group], [], []), [])]);
        Assert.Equal(new ShownCount(12, CountFate.Published), Count([.. Enumerable.Range(0, 40).Select(i => new Person([0, 0, 0, 0], (ulong)i << 50))], [Columns[0]], ledger)("a1"));
    }

    [Fact]
    public void No_part_of_a_public_sum_is_known_to_be_below_the_minimum()
    {
        // the greater part is 99 of 100, and whoever knew it to be 98 or more would know that the other is one or two
        var bounds = new KnownBounds(LargestChange, Minimum);
        ShownCount[] parts = [new(104, CountFate.Perturbed), new(3, CountFate.Perturbed)];
        bounds.Hold(most: 100, new ShownCount(100, CountFate.Published), parts, isEveryCodeThere: true);
        Assert.True(100 - (parts[0].Value - LargestChange) >= Minimum);
        ShownCount[] few = [new(4, CountFate.Perturbed), new(3, CountFate.Perturbed)];
        bounds.Hold(most: 3, new ShownCount(3, CountFate.Published), few, isEveryCodeThere: true);
        Assert.All(few, part => Assert.Equal(0, part.Value));
    }

    [Fact]
    public void Counts_of_persons_who_stand_under_several_codes_are_not_held_to_their_sum()
    {
        RegisterCell Cell(string code, int first, int count) => new("2023", [code], count, Enumerable.Range(first, count).Aggregate(0UL, (sum, person) => unchecked(sum + ((ulong)person * 0x9E3779B97F4A7C15))));
        RegisterTally tally = new(Population, [Cell("_T", 0, 500), Cell("c0", 0, 450), Cell("c1", 40, 430), Cell("c2", 100, 400), Cell("c3", 0, 2)]);
        var counts = CountFunction(ShownCounts.Of(tally, [Columns[2]], General, new PublicLedger([])), [Columns[2]]);
        Assert.All(tally.Cells, cell => Assert.InRange(counts([.. cell.Codes]).Value, cell.Persons - LargestChange, cell.Persons + LargestChange));
    }

    /// <summary>Whoever asks every question that the door allows, and knows how far counts are changed.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(150)]
    [InlineData(400)]
    public void All_questions_together_do_not_tell_of_any_count_that_it_is_below_the_minimum(int size)
    {
        for (var seed = 1; seed <= 15; seed++)
        {
            var people = Drawn(seed, size);
            var attack = new BoundsAttack(LargestChange);
            AskEverything(people, new PublicLedger([]), (cell, count) => attack.See(cell, count.Value));
            attack.Reckon(Columns);
            var small = attack.Cells.Where(cell => CountOf(people, cell) is > 0 and < Minimum).ToList();
            Assert.True(small.Count > 20);
            Assert.All(small, cell => Assert.True(attack.MostOf(cell) >= Minimum, $"{seed}: {string.Join(' ', cell)} is known to be at most {attack.MostOf(cell)}"));
        }
    }

    /// <summary>The bounds that answers are held to look at one sum at a time; whoever looks at all of them at once, and at a public table beside them, learns no more.</summary>
    [Theory]
    [InlineData(60, false)]
    [InlineData(150, false)]
    [InlineData(400, false)]
    [InlineData(60, true)]
    [InlineData(150, true)]
    [InlineData(400, true)]
    public void Linear_programs_over_all_answers_do_not_tell_of_any_count_that_it_is_below_the_minimum(int size, bool withTable)
    {
        var notHeld = 0;
        for (var seed = 1; seed <= 25; seed++)
        {
            var people = Drawn(seed, size);
            var ledger = withTable ? PublicTable(people) : new PublicLedger([]);
            var (held, free) = (new AnswerPrograms(Columns, LargestChange, Minimum), new AnswerPrograms(Columns, LargestChange, Minimum));
            AskEverything(people, ledger, held.See);
            AskEverything(people, ledger, free.See, General with { Minimum = int.MinValue / 2 });
            Assert.Empty(held.KnownSmall(people.Select(CodesOf)));
            notHeld += free.KnownSmall(people.Select(CodesOf)).Count;
        }

        Assert.True(notHeld > 0 || !withTable);
    }

    // a table by two columns that was protected before anybody could ask
    private static PublicLedger PublicTable(List<Person> people)
    {
        RegisterColumn[] by = [Columns[0], Columns[3]];
        var cells = people.GroupBy(person => (A: person.Codes[0], D: person.Codes[3])).Select(same => new InnerCell([by[0].Codes[same.Key.A].Code, by[1].Codes[same.Key.D].Code], same.Count(), same.Count())).ToList();
        TableDimension[] dimensions = [.. by.Select(column => new TableDimension(column.Text, column.Codes.ToDictionary(code => code.Code, _ => "_T", StringComparer.Ordinal)))];
        var table = CellSuppression.Protect(new ProtectionProblem([new CountTable("public", dimensions, cells)], new PrimaryRules(Minimum))).Tables[0];
        var shown = table.Cells.Select(cell => new LedgerCell(
            string.Join(';', by.Select((column, i) => $"{column.Address}={cell.Codes[i]}").Where(place => !place.EndsWith("_T", StringComparison.Ordinal))), cell.Value ?? 0, cell.Value is null ? HiddenFor.Another : HiddenFor.Nothing));
        return new PublicLedger([(Guid.NewGuid(), new SetLedger([new LedgerGroup(Population.Write(), "2023", "general", Minimum, ["LIM-01"], [.. shown], null)], [], []), [])]);
    }

    private static List<Person> Drawn(int seed, int size)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, size).Select(_ => new Person(
                [.. Columns.Select(column => (int)(column.Codes.Count * Math.Pow(random.NextDouble(), 2.5)))], (ulong)random.NextInt64(long.MinValue, long.MaxValue))),
        ];
    }

    private static IReadOnlyList<string> CodesOf(Person person) => [.. Columns.Select((column, i) => column.Codes[person.Codes[i]].Code)];

    private static void AskEverything(List<Person> people, PublicLedger ledger, Action<string[], ShownCount> see, Policy? policy = null)
    {
        foreach (var places in Subsets(Columns.Length).Where(places => places.Count <= RegisterQuestion.ColumnsMax))
        {
            RegisterColumn[] asked = [.. places.Select(place => Columns[place])];
            var counts = Count(people, asked, ledger, policy);
            foreach (var codes in Crossed(asked))
            {
                var cell = Enumerable.Repeat("_T", Columns.Length).ToArray();
                for (var i = 0; i < places.Count; i++)
                {
                    cell[places[i]] = codes[i];
                }

                see(cell, counts(codes));
            }
        }
    }

    private static int CountOf(List<Person> people, IReadOnlyList<string> cell) =>
        people.Count(person => cell.Select((code, i) => code == "_T" || Columns[i].Codes[person.Codes[i]].Code == code).All(same => same));

    private static Func<string[], ShownCount> CountFunction(ShownCounts counts, RegisterColumn[] columns)
    {
        var find = counts.InOrder(columns);
        return codes => find("2023", codes);
    }

    private delegate ShownCount Shown(params string[] codes);

    private static Shown Count(List<Person> people, RegisterColumn[] columns, PublicLedger ledger, Policy? policy = null)
    {
        var places = columns.Select(column => Array.IndexOf(Columns, column)).ToArray();
        var cells = Enumerable.Range(0, 1 << columns.Length).SelectMany(mask => people.GroupBy(
            person => string.Join(' ', places.Select((place, i) => (mask & (1 << i)) != 0 ? Columns[place].Codes[person.Codes[place]].Code : "_T")), StringComparer.Ordinal))
            .Select(cell => new RegisterCell("2023", cell.Key.Split(' '), cell.Count(), cell.Aggregate(0UL, (sum, person) => unchecked(sum + person.Key))));
        var find = CountFunction(ShownCounts.Of(new RegisterTally(Population, [.. cells]), columns, policy ?? General, ledger), columns);
        return codes => find(codes);
    }

    private static IEnumerable<List<int>> Subsets(int size) =>
        Enumerable.Range(0, 1 << size).Select(mask => Enumerable.Range(0, size).Where(place => (mask & (1 << place)) != 0).ToList());

    private static IEnumerable<string[]> Crossed(RegisterColumn[] columns) => columns.Aggregate(
        (IEnumerable<string[]>)[[]], (begun, column) => begun.SelectMany(codes => column.Codes.Select(code => code.Code).Prepend("_T").Select(code => (string[])[.. codes, code])));

    private static RegisterColumn Column(string name, int codes) =>
        new(name, name, name, null, name, null, false, [.. Enumerable.Range(0, codes).Select(code => new CountedCode($"{name}{code}", $"{name}{code}"))]);

    private sealed record Person(int[] Codes, ulong Key);
}
