using Tsela.Engine.Matching.Names;

namespace Tsela.Engine.Tests.Matching.Names;

public sealed class NameComparisonTests
{
    [Theory]
    [InlineData("Thabo", "THABO ", NameLevel.Same)]
    [InlineData("'Mathabo", "Ma-Thabo", NameLevel.Same)]
    [InlineData("Ntate Thabo", "Thabo", NameLevel.Same)]
    [InlineData("Tšepo", "Tshepo", NameLevel.Variant)]
    [InlineData("William", "Bill", NameLevel.Variant)]
    [InlineData("Anna Maria", "Maria Anna", NameLevel.Variant)]
    [InlineData("Thabo Mokoena", "Mokoena, Thabo", NameLevel.Variant)]
    [InlineData("Bill Smith", "Smith William", NameLevel.Variant)]
    [InlineData("Lerato", "Lerarto", NameLevel.TypingError)]
    [InlineData("Mpho", "Mhpo", NameLevel.TypingError)]
    [InlineData("Lehlohonolo", "Lehlonohloo", NameLevel.VeryAlike)]
    [InlineData("Lehlohonolo", "Lelhohonola", NameLevel.TypingError)]
    [InlineData("Lerato Tau", "Tau Lerarto", NameLevel.TypingError)]
    [InlineData("Anna Maria", "Maria", NameLevel.Part)]
    [InlineData("Smith-Jones", "Jones", NameLevel.Part)]
    [InlineData("Tau Lerarto Pule", "Lerato Tau", NameLevel.Part)]
    [InlineData("T. Mokoena", "Thabo Mokoena", NameLevel.Part)]
    [InlineData("T. Mokoena", "M. Mokoena", NameLevel.Alike)]
    [InlineData("Thabo", "Thabang", NameLevel.Alike)]
    [InlineData("Thabo", "Thabiso", NameLevel.VeryAlike)]
    [InlineData("T.", "Thabo", NameLevel.Initial)]
    [InlineData("J T", "Thabo John Pule", NameLevel.Initial)]
    [InlineData("P", "Thabo", NameLevel.Different)]
    [InlineData("Neo", "Leo", NameLevel.Alike)]
    [InlineData("Thabo", "Lerato", NameLevel.Different)]
    [InlineData("'Ma-Thabo", "Thabo", NameLevel.Alike)]
    [InlineData("", "Thabo", NameLevel.Different)]
    [InlineData("--", "--", NameLevel.Different)]
    [InlineData("Иван", "Иванн", NameLevel.TypingError)]
    public void Two_names_agree_as_far_as_a_reader_would_say(string a, string b, NameLevel expected)
    {
        Assert.Equal(expected, NameComparison.LevelOf(PreparedName.Of(a), PreparedName.Of(b)));
        Assert.Equal(expected, NameComparison.LevelOf(PreparedName.Of(b), PreparedName.Of(a)));
    }
}
