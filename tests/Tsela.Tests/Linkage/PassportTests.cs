namespace Tsela.Tests.Linkage;

public sealed class PassportTests
{
    [Fact]
    public async Task Two_passports_valid_for_years_at_one_time_are_two_persons_unless_one_replaces_the_other()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        var people = TestPerson.Invent(150, 1);
        var chance = new Random(2);
        TestPerson Twin(string number, int year) => people[0] with
        {
            NationalId = null, Document = number, ValidFrom = new DateOnly(year, 1, 1), ValidTo = new DateOnly(year + 10, 1, 1),
        };
        var passports = await rig.Deliver("DS24a", "2023", [
            .. people.Skip(1), Twin("RA900001", 2015), Twin("RA900002", 2018), Twin("RA900003", 2024) with { Surname = people[1].Surname, GivenNames = people[1].GivenNames, BirthDate = people[1].BirthDate, Sex = people[1].Sex },
            Twin("RA900004", 2020) with { Surname = people[1].Surname, GivenNames = people[1].GivenNames, BirthDate = people[1].BirthDate, Sex = people[1].Sex, Replaces = "RA900003" },
        ]);
        await rig.Deliver("DS20e", "2023", people.Skip(1).Select(person => person.Again(chance)));
        await rig.Link();
        var keys = await rig.Keys();
        var records = await rig.Records(passports);
        Assert.NotEqual(keys[records[149]], keys[records[150]]);
        Assert.Equal(keys[records[151]], keys[records[152]]);
    }
}
