using System.Globalization;
using Tsela.Bench.Linkage.Making;

namespace Tsela.Bench.Linkage.Sets;

/// <summary>Tables that break programs: nothing to compare, nothing but one value, far too long, in all the scripts at once.</summary>
internal static class Hostile
{
    private static readonly (string Name, string Kind)[] Columns = [("given_name", "given-name"), ("surname", "surname"), ("birth_date", "date"), ("district", "place")];

    public static readonly LabelledSet EmptyColumns = Of("hostile-empty", Columns, 10_000, (_, _) => ["", "", "", ""], row => row);

    public static readonly LabelledSet OneValue = Of("hostile-one-value", Columns, 100_000, (draw, _) => [AName(draw), "Mokoena", "1980-01-01", "Maseru"], row => row);

    public static readonly LabelledSet Identical = Of("hostile-identical", Columns, 1_000_000, (_, _) => ["Thabo", "Mokoena", "1980-01-01", "Maseru"], _ => 0);

    public static readonly LabelledSet OneColumn = Of("hostile-one-column", [("surname", "surname")], 100_000, (draw, _) => [BasothoNames.Surnames.Of(draw)], row => row);

    /// <summary>Every other record is the one before with one letter exchanged, in names of ten thousand letters.</summary>
    public static readonly LabelledSet LongNames = Of(
        "hostile-long", Columns, 200,
        (draw, person) => [Slips.Typed(draw, Long(person)), Slips.Typed(draw, Long(person + 1_000_000)), Birth(person), "Maseru"],
        row => row / 2);

    public static readonly LabelledSet Scripts = Of(
        "hostile-scripts", Columns, 10_000, (draw, person) => [Slips.Typed(draw, InScript(person, 0)), InScript(person, 1), Birth(person), draw.Chance(0.1) ? "" : InScript(person, 2)], row => row / 2);

    private static readonly string[][] Alphabets =
    [
        ["ka", "le", "mo", "tše", "ña"], ["ка", "ле", "мо", "ще", "ня"], ["李", "王", "明", "娜", "伟"], ["مح", "مد", "عل", "ي", "سن"], ["गी", "ता", "रा", "म", "दे"], ["김", "민", "수", "지", "영"],
        ["e\u0301", "o\u0308", "n\u0303", "s\u030C", "a"], ["\U00020000", "\U0001F600", "𐐀", "x", "y"],
    ];

    private static LabelledSet Of(string name, (string, string)[] columns, int usual, Func<Draw, int, string[]> values, Func<int, int> personOf) =>
        new(name, "id", columns, usual, (count, seed) => Enumerable.Range(0, count).Select(
            row => new LabelledRecord(personOf(row), values(new Draw(seed, Rows.Records, row), personOf(row)))));

    private static string AName(Draw draw) => draw.Chance(0.5) ? "" : "Thabo";

    private static string Birth(int person) => Days.Of(new Draw(0, Rows.Persons, person), 1940, 2008).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Long(int person)
    {
        var draw = new Draw(0, Rows.Persons, person);
        return string.Create(10_000, draw, static (text, letters) =>
        {
            for (var at = 0; at < text.Length; at++)
            {
                text[at] = (char)('a' + letters.Below(26));
            }
        });
    }

    private static string InScript(int person, int part)
    {
        var draw = new Draw(part, Rows.Persons, person);
        var alphabet = Alphabets[person % Alphabets.Length];
        return string.Concat(Enumerable.Range(0, draw.Between(2, 5)).Select(_ => draw.Of<string>(alphabet)));
    }
}
