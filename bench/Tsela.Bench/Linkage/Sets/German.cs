using System.Globalization;
using Tsela.Bench.Linkage.Making;

namespace Tsela.Bench.Linkage.Sets;

/// <summary>
/// The shape of the ten thousand German records that are the usual academic benchmark: name parts and a date in three
/// number columns, one record in ten a second one of somebody, with one or two errors.
/// </summary>
internal static class German
{
    private const int GivenName = 0, SecondGivenName = 1, Surname = 2, SecondSurname = 3, Year = 4, Month = 5, Day = 6;

    public static readonly LabelledSet Set = new(
        "german", "rec_id",
        [
            ("fname_c1", "given-name"), ("fname_c2", "given-name"), ("lname_c1", "surname"), ("lname_c2", "surname"),
            ("by", "number"), ("bm", "number"), ("bd", "number"),
        ],
        10_000, Records);

    private static IEnumerable<LabelledRecord> Records(int count, int seed)
    {
        var duplicates = count / 10;
        var rows = Rows.Of(seed, Rows.WithDuplicates(seed, count - duplicates, duplicates), count);
        foreach (var (person, copy) in rows)
        {
            var values = Person(new Draw(seed, Rows.Persons, person));
            if (copy > 0)
            {
                var draw = new Draw(seed, Rows.Records, person);
                Err(draw, values);
                if (draw.Chance(0.3))
                {
                    Err(draw, values);
                }
            }

            yield return new LabelledRecord(person, values);
        }
    }

    private static string[] Person(Draw draw)
    {
        var birth = Days.Of(draw, 1920, 2009);
        return
        [
            GermanNames.GivenNames.Of(draw), draw.Chance(0.055) ? GermanNames.GivenNames.Of(draw) : "",
            GermanNames.Surnames.Of(draw), draw.Chance(0.015) ? GermanNames.Surnames.Of(draw) : "",
            Text(birth.Year), Text(birth.Month), Text(birth.Day),
        ];
    }

    private static void Err(Draw draw, string[] values)
    {
        switch (draw.Below(100))
        {
            case < 29:
                values[GivenName] = Slips.Typed(draw, values[GivenName]);
                break;
            case < 58:
                values[Surname] = Slips.Typed(draw, values[Surname]);
                break;
            case < 70:
                values[Day] = Text(draw.Between(1, 28));
                break;
            case < 81:
                values[Month] = Text(draw.Between(1, 12));
                break;
            case < 93:
                values[Year] = draw.Chance(0.7) ? string.Concat(values[Year].AsSpan(0, 2), Slips.DigitOf(draw, values[Year][2..])) : Text(draw.Between(1920, 2009));
                break;
            case < 95:
                (values[GivenName], values[Surname]) = (values[Surname], values[GivenName]);
                break;
            case < 97 when values[SecondSurname].Length > 0:
                (values[Surname], values[SecondSurname]) = (values[SecondSurname], values[Surname]);
                break;
            case < 98 when values[SecondGivenName].Length > 0:
                values[SecondGivenName] = "";
                break;
            default:
                values[SecondGivenName] = GermanNames.GivenNames.Of(draw);
                break;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
