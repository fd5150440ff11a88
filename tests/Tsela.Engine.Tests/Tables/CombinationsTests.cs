using Tsela.Engine.Tables;

namespace Tsela.Engine.Tests.Tables;

public sealed class CombinationsTests
{
    [Fact]
    public void The_elements_of_the_last_list_change_first() =>
        Assert.Equal(["ax1", "ax2", "ay1", "ay2", "bx1", "bx2", "by1", "by2"], Combinations.Of<string>([["a", "b"], ["x", "y"], ["1", "2"]]).Select(one => string.Concat(one)));

    [Fact]
    public void Of_no_lists_there_is_one_and_of_an_empty_list_none()
    {
        Assert.Empty(Assert.Single(Combinations.Of<int>([])));
        Assert.Empty(Combinations.Of<int>([[1, 2], [], [3]]));
    }
}
