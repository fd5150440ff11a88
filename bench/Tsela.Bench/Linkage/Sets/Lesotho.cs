using System.Globalization;
using Tsela.Bench.Linkage.Making;

namespace Tsela.Bench.Linkage.Sets;

/// <summary>
/// Persons of Lesotho as field offices write them: a name, a birth date, sex, district and sometimes a passport; three
/// records in ten are further ones of somebody, with the errors that offices make.
/// </summary>
internal static class Lesotho
{
    private const int GivenName = 0, Surname = 1, Birth = 2, Sex = 3, District = 4, Passport = 5;

    public static readonly LabelledSet Set = new(
        "lesotho", "id",
        [("given_name", "given-name"), ("surname", "surname"), ("birth_date", "date"), ("sex", "sex"), ("district", "place"), ("passport", "document")],
        1_000_000, Records);

    private static readonly Skewed Districts = new(
        Skewed.Words("Maseru Leribe Berea Mafeteng Mohale's_Hoek Mokhotlong Butha-Buthe Quthing Thaba-Tseka Qacha's_Nek"), 0.8, 1.5);

    /// <summary>Lesotho's letters and what the same sound is written with across the border or at a desk without the key.</summary>
    private static readonly (string Here, string There)[] Orthographies =
    [
        ("Tš", "Tsh"), ("tš", "tsh"), ("Tš", "Ts"), ("tš", "ts"), ("oa", "wa"), ("oe", "we"), ("ea", "ya"), ("li", "di"), ("Li", "Di"), ("kh", "kg"), ("Kh", "Kg"),
        ("ch", "tjh"), ("lu", "du"), ("ph", "p"), ("th", "t"), ("khu", "ku"),
    ];

    private static IEnumerable<LabelledRecord> Records(int count, int seed)
    {
        var further = (int)(count * 0.3);
        foreach (var (person, copy) in Rows.Of(seed, Sizes(seed, count - further, further), count))
        {
            var values = Person(new Draw(seed, Rows.Persons, person), new Draw(seed, Rows.Persons, HouseholdOf(person)));
            var draw = new Draw(seed, Rows.Records, ((long)person * 16) + copy);
            Worn(draw, values, copy);
            yield return new LabelledRecord(person, values);
        }
    }

    /// <summary>Records of each person; a person drawn twice has three.</summary>
    private static int[] Sizes(int seed, int persons, int further)
    {
        var sizes = new int[persons];
        Array.Fill(sizes, 1);
        var draw = new Draw(seed, Rows.Persons, -1);
        for (var record = 0; record < further;)
        {
            var person = draw.Below(persons);
            if (sizes[person] < 15)
            {
                sizes[person]++;
                record++;
            }
        }

        return sizes;
    }

    /// <summary>Four persons running share a home, so that strangers of one name in one place are not all that is alike.</summary>
    private static long HouseholdOf(int person) => -2 - (person / 4);

    private static string[] Person(Draw draw, Draw home)
    {
        var (surname, district) = (BasothoNames.Surnames.Of(home), Districts.Of(home));
        var birth = Days.Of(draw, draw.Chance(0.6) ? 1975 : 1940, 2008);
        return
        [
            draw.Chance(0.12) ? BasothoNames.GivenNames.Of(draw) + " " + BasothoNames.GivenNames.Of(draw) : BasothoNames.GivenNames.Of(draw),
            draw.Chance(0.55) ? surname : BasothoNames.Surnames.Of(draw),
            (draw.Chance(0.05) ? Days.NewYear(birth) : birth).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            draw.Of("F", "M"), district, draw.Chance(0.35) ? Number(draw) : "",
        ];
    }

    private static string Number(Draw draw) => string.Create(CultureInfo.InvariantCulture, $"{draw.Of("RA", "RB", "RC")}{draw.Below(1_000_000):000000}");

    private static void Worn(Draw draw, string[] values, int copy)
    {
        if (copy > 0)
        {
            for (var errors = draw.Of(0, 1, 1, 2, 2, 3); errors > 0; errors--)
            {
                Err(draw, values);
            }
        }

        for (var column = 0; column < values.Length; column++)
        {
            if (draw.Chance(column switch { GivenName or Surname => 0.01, Birth => 0.06, Sex => 0.04, District => 0.1, _ => 0.05 }))
            {
                values[column] = "";
            }
        }
    }

    private static void Err(Draw draw, string[] values)
    {
        switch (draw.Below(100))
        {
            case < 24:
                var name = draw.Of(GivenName, Surname);
                values[name] = Respelled(draw, values[name]);
                break;
            case < 40:
                var typed = draw.Of(GivenName, Surname);
                values[typed] = Slips.Typed(draw, values[typed]);
                break;
            case < 60:
                values[Birth] = Redated(draw, values[Birth]);
                break;
            case < 66:
                (values[GivenName], values[Surname]) = (values[Surname], values[GivenName]);
                break;
            case < 73:
                Rename(draw, values);
                break;
            case < 76:
                values[GivenName] = values[GivenName][..1];
                break;
            case < 86:
                values[District] = Districts.Of(draw);
                break;
            case < 92:
                values[Passport] = values[Passport].Length == 0 || draw.Chance(0.6) ? Number(draw) : Slips.DigitOf(draw, values[Passport]);
                break;
            case < 94:
                values[Sex] = values[Sex] == "F" ? "M" : "F";
                break;
            default:
                values[draw.Of(Birth, District, Passport)] = "";
                break;
        }
    }

    /// <summary>A woman after marriage: another surname, or 'Ma- and the name of the first child.</summary>
    private static void Rename(Draw draw, string[] values)
    {
        if (values[Sex] == "F" && draw.Chance(0.6))
        {
            values[Surname] = BasothoNames.Surnames.Of(draw);
        }
        else if (values[Sex] == "F")
        {
            values[GivenName] = draw.Of("'Ma", "Ma", "'M'a") + BasothoNames.GivenNames.Of(draw).ToLowerInvariant();
        }
        else if (values[GivenName].Split(' ') is [var first, var second])
        {
            values[GivenName] = draw.Chance(0.5) ? second : first;
        }
        else
        {
            values[GivenName] += " " + BasothoNames.GivenNames.Of(draw);
        }
    }

    private static string Respelled(Draw draw, string name)
    {
        var fitting = Array.FindAll(Orthographies, pair => name.Contains(pair.Here, StringComparison.Ordinal));
        if (fitting.Length == 0)
        {
            return Slips.Typed(draw, name);
        }

        var (here, there) = draw.Of<(string, string)>(fitting);
        return name.Replace(here, there, StringComparison.Ordinal);
    }

    private static string Redated(Draw draw, string text)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth))
        {
            return text;
        }

        var written = draw.Below(10) switch
        {
            < 3 => Days.Swapped(birth),
            < 5 => Days.With(birth.Year + draw.Of(1, -1), birth.Month, birth.Day),
            < 7 => Days.NewYear(Days.With(birth.Year + draw.Between(-2, 2), 1, 1)),
            _ => Days.WrongPart(draw, birth),
        };
        return written.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
