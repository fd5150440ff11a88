using System.Globalization;
using Tsela.Bench.Linkage.Making;

namespace Tsela.Bench.Linkage.Sets;

/// <summary>The shapes of Febrl's sets: Australian persons with an address and a number, and errors drawn field by field.</summary>
internal static class Febrl
{
    private const int GivenName = 0, Surname = 1, Street = 3, Home = 4, Birth = 8;

    private static readonly (string Name, string Kind)[] Columns =
    [
        ("given_name", "given-name"), ("surname", "surname"), ("street_number", "code"), ("address_1", "address"), ("address_2", "address"),
        ("suburb", "place"), ("postcode", "code"), ("state", "category"), ("date_of_birth", "date"), ("soc_sec_id", "document"),
    ];

    /// <summary>How often an error falls on each column.</summary>
    private static readonly int[] Shares = [14, 14, 8, 16, 14, 14, 8, 4, 5, 3];

    /// <summary>Two files, each with one record of every person.</summary>
    public static readonly LabelledSet TwoFiles = new("febrl4like", "rec_id", Columns, 10_000, InTwoFiles, IsTwoFiles: true);

    /// <summary>One file with up to five duplicates of a person.</summary>
    public static readonly LabelledSet OneFile = new("febrl3like", "rec_id", Columns, 5000, InOneFile);

    private static IEnumerable<LabelledRecord> InTwoFiles(int count, int seed)
    {
        for (var file = 1; file <= 2; file++)
        {
            foreach (var (person, _) in Rows.Of(seed + file, Enumerable.Repeat(1, count / 2), count / 2))
            {
                yield return new LabelledRecord(person, Record(seed, person, file - 1), file);
            }
        }
    }

    private static IEnumerable<LabelledRecord> InOneFile(int count, int seed)
    {
        var sizes = Enumerable.Range(0, count).Select(person => new Draw(seed, Rows.Persons, -1 - person).Of(1, 1, 1, 1, 1, 2, 2, 3, 4, 5, 6));
        foreach (var (person, copy) in Rows.Of(seed, sizes, count))
        {
            yield return new LabelledRecord(person, Record(seed, person, copy));
        }
    }

    private static string[] Record(int seed, int person, int copy)
    {
        var values = Person(new Draw(seed, Rows.Persons, person));
        if (copy > 0)
        {
            var draw = new Draw(seed, Rows.Records, ((long)person * 8) + copy);
            for (var errors = draw.Between(1, 4); errors > 0; errors--)
            {
                Err(draw, values);
            }
        }

        return values;
    }

    private static string[] Person(Draw draw) =>
    [
        Sometimes(draw, AustralianNames.GivenNames.Of(draw), 0.02), Sometimes(draw, AustralianNames.Surnames.Of(draw), 0.01),
        Sometimes(draw, ((int)Math.Pow(220, draw.Share())).ToString(CultureInfo.InvariantCulture), 0.04), Sometimes(draw, AustralianNames.Streets.Of(draw), 0.02),
        Sometimes(draw, AustralianNames.Homes.Of(draw), 0.12), Sometimes(draw, AustralianNames.Suburbs.Of(draw), 0.01),
        draw.Between(2000, 3999).ToString(CultureInfo.InvariantCulture), Sometimes(draw, AustralianNames.States.Of(draw), 0.015),
        Sometimes(draw, Days.Of(draw, 1900, 1999).ToString("yyyyMMdd", CultureInfo.InvariantCulture), 0.03), draw.Between(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture),
    ];

    private static string Sometimes(Draw draw, string value, double missing) => draw.Chance(missing) ? "" : value;

    private static void Err(Draw draw, string[] values)
    {
        var at = 0;
        for (var left = draw.Below(Shares.Sum()); left >= Shares[at]; at++)
        {
            left -= Shares[at];
        }

        switch (draw.Below(20))
        {
            case 0 when at is GivenName or Surname:
                (values[GivenName], values[Surname]) = (values[Surname], values[GivenName]);
                break;
            case 0 when at is Street or Home:
                (values[Street], values[Home]) = (values[Home], values[Street]);
                break;
            case 1 or 2 when at is not Birth:
                values[at] = "";
                break;
            case 3 or 4:
                values[at] = Person(draw)[at];
                break;
            case 5 or 6 when values[at].Contains(' ', StringComparison.Ordinal):
                values[at] = values[at].Remove(values[at].IndexOf(' ', StringComparison.Ordinal), 1);
                break;
            case 5 when values[at].Length > 4 && at is not Birth:
                values[at] = values[at].Insert(draw.Between(1, values[at].Length - 1), " ");
                break;
            default:
                values[at] = at is Birth ? Slips.DigitOf(draw, values[at]) : Slips.Typed(draw, values[at]);
                break;
        }
    }
}
