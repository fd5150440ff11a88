using Tsela.Statistics;

namespace Tsela.Tests.Statistics.Counted;

public sealed class PopulationNameTests
{
    private static readonly string[] Pieces =
        ["sex", "F", " ", "not ", "|", ",", ", ", ": ", "+", "&", " & ", ", where ", "where", "\"", "\"a & b, where c\"", "(", ")", "from 12", "2023-01", "Bosnia & Herzegovina"];

    [Fact]
    public void What_is_written_is_read_again_and_what_could_be_read_otherwise_is_refused()
    {
        var random = new Random(20261122);
        var (written, refused) = (0, 0);
        for (var round = 0; round < 20_000; round++)
        {
            List<(string Name, string Text)> conditions = [.. Enumerable.Range(0, random.Next(4)).Select(i => ($"{"abc"[i]}{random.Next(9)}", Text(random, 4)))];
            var name = new PopulationName([.. Enumerable.Range(0, 1 + random.Next(3)).Select(i => $"DS{i}{"ab"[random.Next(2)]}")], random.Next(2) == 0 ? "flow of persons" : "stock of sum:paid, date paid_on", conditions);
            if (conditions.Exists(one => PopulationName.FaultOf(one.Name, one.Text) is not null))
            {
                Assert.Throws<ArgumentException>(name.Write);
                refused++;
                continue;
            }

            var again = PopulationName.Read(name.Write())!;
            Assert.Equal((name.Base, name.Write()), (again.Base, again.Write()));
            Assert.Equal(name.Series, again.Series);
            Assert.Equal(conditions, again.Conditions);
            written++;
        }

        Assert.True(written > 5_000 && refused > 1_000);
    }

    // from ledgers of releases: another text would be another population, and what it showed would be forgotten
    [Theory]
    [InlineData("DS15a+DS16a: stock of persons, where decision granted & sex F", "DS15a|DS16a", "stock of persons", "stock of rows", "decision=granted;sex=F")]
    [InlineData("DS34a: stock of persons", "DS34a", "stock of persons", "stock of rows", "")]
    [InlineData("DS15a: flow of median:days(received_on,issued_on), where decision granted", "DS15a", "flow of median:days(received_on,issued_on)", "flow of rows", "decision=granted")]
    [InlineData("DS26a: stock of persons, latest case_no, where stage GRA|GRP", "DS26a", "stock of persons, latest case_no", "stock of rows, latest case_no", "stage=GRA|GRP")]
    [InlineData("DS20a: flow of persons again, also (DS04b: flow of persons where ), where return_type DEP-IN", "DS20a", "flow of persons again, also (DS04b: flow of persons where )", "flow of rows, also (DS04b: flow of persons where )", "return_type=DEP-IN")]
    [InlineData(
        "DS20e+DS23a: people of rows, parts (DS20e: stock of persons, latest person.key where allowed_stay_until to day-1 & direction entry), unless (DS23a: stock of persons where decision granted)", "DS20e|DS23a",
        "people of rows, parts (DS20e: stock of persons, latest person.key where allowed_stay_until to day-1 & direction entry), unless (DS23a: stock of persons where decision granted)",
        "people of rows, parts (DS20e: stock of persons, latest person.key where allowed_stay_until to day-1 & direction entry), unless (DS23a: stock of persons where decision granted)", "")]
    [InlineData("DS01b: round of rows, weight weight, where place_of_origin LS-A|LS-B and differs place_of_residence & usual_resident true", "DS01b", "round of rows, weight weight", "round of rows, weight weight", "place_of_origin=LS-A|LS-B and differs place_of_residence;usual_resident=true")]
    [InlineData("DS15a: flow of rows, where employer \"Stone & Sons, where else\" & sex F", "DS15a", "flow of rows", "flow of rows", "employer=\"Stone & Sons, where else\";sex=F")]
    public void The_ids_of_ledgers_are_read_and_written_as_they_are(string id, string series, string basis, string rows, string conditions)
    {
        var name = PopulationName.Read(id)!;
        Assert.Equal(id, name.Write());
        Assert.Equal((series, basis, rows, conditions), (
            string.Join('|', name.Series), name.Base, name.OfRows.Base, string.Join(';', name.Conditions.Select(one => $"{one.Name}={one.Text}"))));
    }

    [Fact]
    public void A_text_without_series_is_no_id() => Assert.Null(PopulationName.Read("made up"));

    private static string Text(Random random, int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
