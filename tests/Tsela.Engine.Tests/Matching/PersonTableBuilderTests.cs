using Tsela.Engine.Matching;

namespace Tsela.Engine.Tests.Matching;

public sealed class PersonTableBuilderTests
{
    [Fact]
    public void Keeps_each_value_once_and_gives_records_its_code()
    {
        var random = new Random(4);
        var names = Enumerable.Range(0, 3_000).Select(_ => random.Next(4) == 0 ? "" : $"name{random.Next(700)}").ToArray();
        var builder = new PersonTableBuilder([("name", ColumnKind.Surname), ("never set", ColumnKind.Text)]);
        foreach (var name in names)
        {
            builder.Set(0, $"  {name} ");
            builder.Next();
        }

        var table = builder.Build();
        Assert.Equal(names, table.Columns[0].Codes.Select(code => table.Columns[0].Values[code]));
        Assert.Equal(table.Columns[0].Values.Distinct(StringComparer.Ordinal), table.Columns[0].Values);
        Assert.Equal("", table.Columns[0].Values[0]);
        Assert.All(table.Columns[1].Codes, code => Assert.Equal(0, code));
        Assert.Equal((3_000, 3_000), (table.Count, table.Columns[1].Codes.Length));
        Assert.Null(table.Sources);
    }

    [Fact]
    public void A_column_that_a_record_does_not_set_is_missing_and_sources_are_kept()
    {
        var builder = new PersonTableBuilder([("a", ColumnKind.Code), ("b", ColumnKind.Code)]);
        builder.Set(0, "x");
        builder.Set(1, "y");
        builder.Next();
        builder.Set(1, "y");
        builder.Next(1);
        var table = builder.Build();
        Assert.Equal([1, 0], table.Columns[0].Codes);
        Assert.Equal([1, 1], table.Columns[1].Codes);
        Assert.Equal([0, 1], table.Sources!);
    }

    [Fact]
    public void A_name_that_stands_twice_is_misuse() =>
        Assert.Throws<ArgumentException>(() => new PersonTableBuilder([("a", ColumnKind.Code), ("a", ColumnKind.Text)]));
}
