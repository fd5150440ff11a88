using System.Globalization;
using Tsela.Bench.Linkage.Making;

namespace Tsela.Bench.Linkage.Sets;

/// <summary>
/// The shape of Splink's fifty thousand historical persons: about ten records a person, each with other names, other
/// places near the first, another postcode near the first and much that is missing; fathers and sons share names and place.
/// </summary>
internal static class Historical
{
    public static readonly LabelledSet Set = new(
        "historical", "unique_id",
        [
            ("first_name", "given-name"), ("surname", "surname"), ("dob", "date"), ("birth_place", "place"), ("postcode_fake", "code"), ("occupation", "text"),
        ],
        50_000, Records);

    private static readonly Skewed Occupations = new(
        Skewed.Words(
            """
            politician cricketer writer painter military_officer association_football_player lawyer engineer poet journalist priest botanist architect
            photographer composer judge physician actor naval_officer businessperson rugby_union_player artist explorer clergyman historian banker novelist
            translator playwright surgeon sculptor diplomat missionary chemist geologist singer mathematician tennis_player astronomer philosopher
            zoologist suffragette teacher publisher musician entomologist merchant illustrator theologian economist army_officer rower golfer organist
            archaeologist ornithologist inventor printer librarian antiquarian jockey philanthropist cartographer engraver watchmaker gardener
            """),
        0.85);

    private sealed record Person(
        string GivenName, string MiddleName, string Surname, string OtherSurname, bool IsWoman, DateOnly Birth, int County, int Town, int District, string[] Postcodes, string[] Occupations);

    private static IEnumerable<LabelledRecord> Records(int count, int seed)
    {
        var rows = Rows.Of(seed, Sizes(seed, count), count);
        foreach (var (person, copy) in rows)
        {
            var draw = new Draw(seed, Rows.Records, ((long)person * 32) + copy);
            yield return new LabelledRecord(person, Record(draw, Of(seed, person), copy));
        }
    }

    private static IEnumerable<int> Sizes(int seed, int count)
    {
        for (var person = 0; person <= count; person++)
        {
            yield return new Draw(seed, Rows.Persons, -1 - person).Between(1, 19);
        }
    }

    private static Person Of(int seed, int number)
    {
        var draw = new Draw(seed, Rows.Persons, number);
        var own = Alone(draw);
        if (number % 12 != 11)
        {
            return own;
        }

        // Every twelfth is a child of the one before.
        var parent = Of(seed, number - 1);
        return own with
        {
            Surname = parent.Surname,
            OtherSurname = parent.OtherSurname,
            GivenName = !own.IsWoman && !parent.IsWoman && draw.Chance(0.5) ? parent.GivenName : own.GivenName,
            County = parent.County,
            Town = parent.Town,
            District = parent.District,
            Birth = Days.With(parent.Birth.Year + draw.Between(19, 42), own.Birth.Month, own.Birth.Day),
        };
    }

    private static Person Alone(Draw draw)
    {
        var isWoman = draw.Chance(0.13);
        var names = isWoman ? EnglishNames.WomenNames : EnglishNames.MenNames;
        var (county, town) = BritishPlaces.Of(draw);
        var district = draw.Between(1, 20);
        var birth = Days.Of(draw, draw.Chance(0.75) ? 1780 : 1600, 1899);
        return new Person(
            names.Of(draw), draw.Chance(0.4) ? names.Of(draw) : "", EnglishNames.Surnames.Of(draw), draw.Chance(0.15) ? EnglishNames.Surnames.Of(draw) : "", isWoman,
            draw.Chance(0.2) ? Days.NewYear(birth) : birth, county, town, district,
            [.. Enumerable.Range(0, 3).Select(_ => BritishPlaces.Postcode(draw, county, district))],
            [.. Enumerable.Range(0, draw.Between(1, 3)).Select(_ => Occupations.Of(draw))]);
    }

    private static string[] Record(Draw draw, Person person, int copy)
    {
        // The later the record, the worse.
        var harm = copy == 0 ? 0 : Math.Min(1.5, 0.6 + (copy * 0.07));
        var values = new[]
        {
            GivenName(draw, person, harm), Surname(draw, person, harm), Birth(draw, person, harm), Place(draw, person, harm),
            Postcode(draw, person, harm), draw.Chance(0.18 + (0.12 * harm)) ? "" : draw.Chance(0.25 * harm) ? draw.Of<string>(person.Occupations) : person.Occupations[0],
        };
        if (draw.Chance(0.02 * harm))
        {
            (values[0], values[1]) = (values[1], values[0]);
        }

        return values;
    }

    private static string GivenName(Draw draw, Person person, double harm)
    {
        var name = person.GivenName;
        return draw.Chance(0.5 * harm)
            ? draw.Below(20) switch
            {
                < 8 => EnglishNames.FormOf(draw, name),
                < 12 => Slips.Typed(draw, name),
                < 14 when person.MiddleName.Length > 0 => person.MiddleName,
                < 16 when person.MiddleName.Length > 0 => name + " " + person.MiddleName,
                < 17 => name[..1],
                < 18 => Slips.Typed(draw, Slips.Typed(draw, name)),
                _ => "",
            }
            : name;
    }

    private static string Surname(Draw draw, Person person, double harm)
    {
        var name = person.Surname;
        return draw.Chance(0.3 * harm)
            ? draw.Below(20) switch
            {
                < 9 => Slips.Typed(draw, name),
                < 12 => Slips.Typed(draw, Slips.Typed(draw, name)),
                < 15 when person.OtherSurname.Length > 0 => person.OtherSurname,
                < 17 when person.OtherSurname.Length > 0 => name + "-" + person.OtherSurname,
                < 18 => "",
                _ => Slips.Typed(draw, name),
            }
            : name;
    }

    private static string Birth(Draw draw, Person person, double harm)
    {
        var birth = person.Birth;
        if (draw.Chance(0.04 + (0.1 * harm)))
        {
            return "";
        }

        var written = draw.Chance(0.4 * harm)
            ? draw.Below(10) switch
            {
                < 4 => Days.NewYear(birth),
                < 6 => Days.WrongPart(draw, birth),
                < 7 => Days.Swapped(birth),
                < 8 => birth.AddDays(draw.Between(-20, 20)),
                _ => Days.With(birth.Year + draw.Between(-3, 3), birth.Month, birth.Day),
            }
            : birth;
        return written.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Place(Draw draw, Person person, double harm)
    {
        var town = BritishPlaces.Town(person.County, person.Town);
        return draw.Chance(0.08 + (0.08 * harm)) ? ""
            : draw.Chance(0.4 * harm)
                ? draw.Below(10) switch
                {
                    < 5 => BritishPlaces.Near(draw, person.County),
                    < 7 => BritishPlaces.County(person.County),
                    < 8 => draw.Of("england", "united kingdom"),
                    _ => Slips.Typed(draw, town),
                }
                : town;
    }

    private static string Postcode(Draw draw, Person person, double harm) =>
        draw.Chance(0.08 + (0.1 * harm)) ? ""
            : draw.Chance(0.6 * harm)
                ? draw.Below(10) switch
                {
                    < 4 => draw.Of<string>(person.Postcodes),
                    < 7 => BritishPlaces.Postcode(draw, person.County, person.District),
                    < 9 => BritishPlaces.Postcode(draw, person.County, draw.Between(1, 20)),
                    _ => Slips.Typed(draw, person.Postcodes[0]),
                }
                : person.Postcodes[0];
}
