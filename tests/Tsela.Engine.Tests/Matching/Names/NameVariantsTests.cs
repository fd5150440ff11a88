using Tsela.Engine.Matching.Names;

namespace Tsela.Engine.Tests.Matching.Names;

public sealed class NameVariantsTests
{
    [Theory]
    [InlineData("william", "bill", true)]
    [InlineData("bill", "willie", true)]
    [InlineData("joseph", "josefa", true)]
    [InlineData("thabo", "thabs", true)]
    [InlineData("kathrin", "kate", true)]
    [InlineData("christopher", "chris", true)]
    [InlineData("christina", "chris", true)]
    [InlineData("christopher", "christina", false)]
    [InlineData("thabo", "bill", false)]
    [InlineData("nobody", "nobody", false)]
    public void Names_of_one_group_are_variants(string a, string b, bool expected)
    {
        Assert.Equal(expected, NameVariants.AreVariants(a, b));
        Assert.Equal(expected, NameVariants.AreVariants(b, a));
    }

    [Fact]
    public void Groups_are_in_ascending_order_and_every_line_has_two_names_and_a_source()
    {
        foreach (var row in NameTable.Rows("variants"))
        {
            var names = row[0].Split(' ');
            Assert.True(names.Length > 1 && row[2].Length > 0, row[0]);
            foreach (var name in names)
            {
                var groups = NameVariants.GroupsOf(name).ToArray();
                Assert.NotEmpty(groups);
                Assert.Equal(groups.Distinct().Order(), groups);
                Assert.Equal(name, NameForm.Plain(name));
            }
        }
    }
}
