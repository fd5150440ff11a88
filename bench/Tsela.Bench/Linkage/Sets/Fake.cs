using System.Globalization;
using Tsela.Bench.Linkage.Making;

namespace Tsela.Bench.Linkage.Sets;

/// <summary>The shape of Splink's thousand made-up records: four records a person, a fifth of the values missing, heavy errors.</summary>
internal static class Fake
{
    public static readonly LabelledSet Set = new(
        "fake", "unique_id", [("first_name", "given-name"), ("surname", "surname"), ("dob", "date"), ("city", "place"), ("email", "code")], 1000, Records);

    private static readonly Skewed GivenNames = new(
        Skewed.Words(
            """
            Oliver Olivia Jacob Freddie James George Elizabeth Alfie Harry Jack Amelia Isla Emily Poppy Ava Isabella Jessica Lily Sophie Grace Thomas
            Charlie Oscar William Joshua Leo Henry Archie Joseph Samuel Ethan Logan Lucas Max Isaac Muhammad Noah Mason Adam Jayden Evie Ella Mia
            Sophia Charlotte Freya Ruby Daisy Alice Florence Sienna Matilda Evelyn Erin Lola Darcy Willow Maryam Nancy Heidi Jaxon Reuben Theodore
            Sebastian Harrison Teddy Caleb Luke Ryan Leon Ronnie Reggie Gabriel Michael Henrietta Rosie Millie Aria Ivy Isabelle Emma Sarah Francesca Toby Louis
            """),
        0.6, 3);

    private static readonly Skewed Surnames = new(
        Skewed.Words(
            """
            Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke
            Harris Clark Scott Turner Hill Moore Cooper Ward Morris King Watson Baker Harrison Morgan Allen Phillips Mitchell Lee Parker Martin Bennett
            Young Cook Hughes Richardson Carter Lewis Bell Shaw Griffiths Simpson Marshall Collins Cox Adams Murphy Bailey Miller Webb Murray Rogers
            Campbell Ellis Mason Russell Hunt Barnes Palmer Mills Holmes Lloyd Fletcher Gibson Powell Ford Foster Chapman Dixon Owen Pearson Harvey Fox
            Rowe Dean Kelly Bird Rice Cross Maxwell Rhodes Patterson Fraser Armstrong Duncan Walton Bradley Webster Brooks Kirk Gordon Cole Osborne Begum
            """),
        0.6, 3);

    private static readonly Skewed Cities = new(
        Skewed.Words(
            """
            London Birmingham Liverpool Leeds Manchester Coventry Newcastle-upon-Tyne Bristol Sheffield Glasgow Edinburgh Bradford Leicester Cardiff
            Nottingham Kingston-upon-Hull Swansea Southampton Portsmouth Plymouth Reading Derby Wolverhampton Southend-on-Sea Bournemouth Middlesbrough
            Telford Salford York Swindon Huddersfield Luton Oxford Norwich Stoke-on-Trent Aberdeen Dundee
            """),
        1.15, 1);

    private static readonly Skewed Hosts = new(
        from first in Skewed.Words("smith jones lopez harris bailey griffin hopkins brooks green king miller martinez reyes coleman barnes williams patel thompson george ward cruz ellis wolf berry rivera hill")
        from second in Skewed.Words("_ -lee -smith -carter -bell -perez -kerr -gregory -johnson -clark")
        from end in Skewed.Words(".com .net .org .info .biz")
        select first + second.Trim() + end,
        0.3);

    private static IEnumerable<LabelledRecord> Records(int count, int seed)
    {
        var sizes = Enumerable.Range(0, count).Select(person => new Draw(seed, Rows.Persons, -1 - person).Between(1, 7));
        foreach (var (person, copy) in Rows.Of(seed, sizes, count))
        {
            yield return new LabelledRecord(person, Record(new Draw(seed, Rows.Persons, person), new Draw(seed, Rows.Records, ((long)person * 8) + copy)));
        }
    }

    private static string[] Record(Draw person, Draw draw)
    {
        var (given, surname, birth, city) = (GivenNames.Of(person), Surnames.Of(person), Days.Of(person, 1970, 2018), Cities.Of(person));
        var email = (person.Below(4) switch
        {
            0 => given[..1] + surname,
            1 => given + "." + surname[..1],
            2 => given[..1] + "." + surname[..1],
            _ => given + surname,
        }).ToLowerInvariant() + (person.Chance(0.6) ? person.Between(1, 99).ToString(CultureInfo.InvariantCulture) : "") + "@" + Hosts.Of(person);

        var values = new[]
        {
            Worn(draw, given, 0.17, 0.2), Worn(draw, surname, 0.18, 0.25), Birth(draw, birth).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Worn(draw, city, 0.19, 0.22), Worn(draw, email, 0.21, 0.2),
        };
        if (draw.Chance(0.08))
        {
            (values[0], values[1]) = (values[1], values[0]);
        }

        return values;
    }

    private static string Worn(Draw draw, string value, double missing, double wrong) =>
        draw.Chance(missing) ? ""
            : !draw.Chance(wrong) ? value
            : draw.Chance(0.65) ? Slips.Typed(draw, value)
            : Slips.Scrambled(draw, value, draw.Between(1, 3));

    private static DateOnly Birth(Draw draw, DateOnly birth) =>
        draw.Chance(0.6) ? birth
            : Days.With(
                birth.Year + (draw.Chance(0.4) ? draw.Of(1, -1, 1, -1, 10, -10) : 0),
                Math.Clamp(birth.Month + (draw.Chance(0.5) ? draw.Of(1, -1) : 0), 1, 12),
                Math.Clamp(birth.Day + (draw.Chance(0.5) ? draw.Of(1, -1, 2, -2) : 0), 1, 28));
}
