using System.Globalization;
using Tsela.Engine.Matching;
using Tsela.Engine.Matching.Dates;

namespace Tsela.Engine.Tests.Matching.Dates;

public sealed class DatePartsTests
{
    [Theory]
    [InlineData("by", "bm", "bd")]
    [InlineData("birth_year", "birth_month", "birth_day")]
    [InlineData("yob", "mob", "dob")]
    [InlineData("year", "month", "day")]
    [InlineData("YYYY", "MM", "DD")]
    [InlineData("BirthYr", "BirthMon", "BirthDay")]
    [InlineData("Year of birth", "Month of birth", "Day of birth")]
    [InlineData("geburtsjahr", "geburtsmonat", "geburtstag")]
    public void Columns_whose_names_differ_in_the_part_alone_are_one_date_in_any_order(string year, string month, string day)
    {
        var table = Table(4, (year, i => $"{1950 + i}"), (month, i => $"{i + 1}"), (day, i => $"{i + 10}"));
        foreach (var order in new int[][] { [0, 1, 2], [2, 0, 1], [1, 2, 0] })
        {
            var joined = DateParts.Joined(table with { Columns = [.. order.Select(place => table.Columns[place])] });
            var column = Assert.Single(joined.Table.Columns);
            Assert.Equal((ColumnKind.Date, $"{year}, {month}, {day}"), (column.Kind, column.Name));
            Assert.Equal(["1950-01-10", "1951-02-11", "1952-03-12", "1953-04-13"], Texts(column));
            Assert.Contains(column.Name, Assert.Single(joined.Remarks), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parts_that_are_missing_are_zeros_and_parts_that_no_calendar_has_stay()
    {
        string[] years = ["1971", "1972", "", "1974", "75", "1976", "", "1978.0", "1979", "1980", "1981", "1982"];
        string[] months = ["6", "", "3", "12", "1", "13", "", "07", "8", "9", "10", "11"];
        string[] days = ["24", "5", "7", "", "2", "31", "", "8", "9", "x", "11", "12"];
        var table = Table(12, ("by", i => years[i]), ("bm", i => months[i]), ("bd", i => days[i]));
        Assert.Equal(
            [
                "1971-06-24", "1972-00-05", "0000-03-07", "1974-12-00", "1975-01-02", "1976-13-31",
                "", "1978-07-08", "1979-08-09", "1980-09-00", "1981-10-11", "1982-11-12",
            ],
            Texts(DateParts.Joined(table).Table.Columns[0]));
    }

    [Fact]
    public void Years_of_two_digits_mean_the_hundred_years_up_to_2030()
    {
        string[] years = ["71", "00", "30", "31", "99", "85", "62", "58", "44", "93"];
        var table = Table(10, ("y", i => years[i]), ("m", i => $"{i + 1}"), ("d", i => $"{i + 11}"));
        Assert.Equal(["1971", "2000", "2030", "1931", "1999", "1985", "1962", "1958", "1944", "1993"], Texts(DateParts.Joined(table).Table.Columns[0]).Select(text => text[..4]));
    }

    [Fact]
    public void Two_dates_of_one_file_are_kept_apart_and_other_columns_stay_where_they_were()
    {
        var table = Table(
            3, ("rooms", i => $"{i + 1}"), ("birth_day", i => $"{i + 1}"), ("entry_year", i => $"{2001 + i}"), ("birth_month", i => $"{i + 2}"),
            ("name", i => $"n{i}"), ("entry_day", i => $"{i + 21}"), ("birth_year", i => $"{1961 + i}"), ("entry_month", i => $"{i + 5}"));
        var joined = DateParts.Joined(table).Table;
        Assert.Equal(["rooms", "birth_year, birth_month, birth_day", "entry_year, entry_month, entry_day", "name"], joined.Columns.Select(column => column.Name));
        Assert.Equal(["1961-02-01", "1962-03-02", "1963-04-03"], Texts(joined.Columns[1]));
        Assert.Equal(["2001-05-21", "2002-06-22", "2003-07-23"], Texts(joined.Columns[2]));
    }

    [Fact]
    public void Names_that_say_nothing_need_values_as_those_of_a_calendar()
    {
        var random = new Random(7);
        var days = Enumerable.Range(0, 400).Select(_ => new DateOnly(1930, 1, 1).AddDays(random.Next(25_000))).ToArray();
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        var dates = Table(400, ("v3", i => Number(days[i].Month)), ("v1", i => Number(days[i].Year)), ("v2", i => Number(days[i].Day)));
        Assert.Equal("v1, v3, v2", Assert.Single(DateParts.Joined(dates).Table.Columns).Name);

        // a household: the year it was counted, its rooms and its members
        var house = Table(400, ("year", i => "2016"), ("rooms", i => Number((i % 5) + 1)), ("members", i => Number((i % 14) + 1)));
        Assert.Same(house, DateParts.Joined(house).Table);
        var unreal = Table(400, ("a", i => Number(days[i].Year)), ("b", i => Number((i % 12) + 1)), ("c", i => Number((i % 31) + 1)));
        Assert.Same(unreal, DateParts.Joined(unreal).Table);
    }

    [Fact]
    public void A_number_alone_stays_a_number_and_names_do_not_help_against_the_values()
    {
        var alone = Table(30, ("birth_year", i => $"{1950 + i}"), ("birth_month", i => $"{(i % 12) + 1}"));
        Assert.Same(alone, DateParts.Joined(alone).Table);
        var heights = Table(30, ("y", i => $"{i * 1000}"), ("m", i => $"{i * 7}"), ("d", i => $"{i * 3}"));
        Assert.Same(heights, DateParts.Joined(heights).Table);
        var none = Table(30, ("by", _ => ""), ("bm", _ => ""), ("bd", _ => ""));
        Assert.Same(none, DateParts.Joined(none).Table);
    }

    private static PersonTable Table(int count, params (string Name, Func<int, string> Value)[] columns)
    {
        var builder = new PersonTableBuilder(columns.Select(column => (column.Name, column.Name == "name" ? ColumnKind.Surname : ColumnKind.Number)));
        for (var record = 0; record < count; record++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                builder.Set(column, columns[column].Value(record));
            }

            builder.Next();
        }

        return builder.Build();
    }

    private static IEnumerable<string> Texts(PersonColumn column) => column.Codes.Select(code => column.Values[code]);
}
