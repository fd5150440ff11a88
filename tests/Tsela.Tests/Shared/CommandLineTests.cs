using System.CommandLine;
using Tsela.Shared.Commands;
using Tsela.Shared.Database;

namespace Tsela.Tests.Shared;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("frobnicate", "'frobnicate'", "tsela --help")]
    [InlineData("count --year soon", "'soon' cannot be used for --year.", "tsela count --help")]
    [InlineData("count", "'--year' is required", "tsela count --help")]
    public void Wrong_words_get_one_line_that_leads_to_the_help(string words, string says, string leadsTo)
    {
        var parsed = Root().Parse(words);
        using var told = new StringWriter();
        var code = WrongWords.Tell(Assert.IsType<string>(WrongWords.In(parsed)), parsed, told);
        Assert.Equal(ExitCode.Unusable, code);
        Assert.Contains(says, told.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(leadsTo, told.ToString().TrimEnd(), StringComparison.Ordinal);
        Assert.Single(told.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("count --year 2024")]
    [InlineData("count --help")]
    public void Right_words_pass(string words) => Assert.Null(WrongWords.In(Root().Parse(words)));

    [Theory]
    [InlineData("rubbish;Password=secret")]
    [InlineData("Host=127.0.0.1;Port=many;Password=secret")]
    [InlineData("Host=127.0.0.1;Nonsense=1;Password=secret")]
    public void An_unreadable_connection_string_is_explained_and_never_repeated(string connection)
    {
        var refused = Assert.Throws<UnusableInputException>(() => DatabaseChoice.Postgres(connection));
        Assert.Contains("--database", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    private static RootCommand Root() => new("test") { new Command("count", "Counts.") { new Option<int?>("--year") { Required = true } } };
}
