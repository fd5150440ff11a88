using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Tsela.Shared.Commands;

/// <summary>A call that cannot be understood is answered with one sentence and the way to the help, and ends with exit code 2.</summary>
public static class WrongWords
{
    public static string? In(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        if (parsed.Action is not ParseErrorAction)
        {
            return null;
        }

        var sentences = parsed.Errors.Select(error => error.SymbolResult is { } symbol && Unread(symbol) is { } unread ? unread : error.Message);
        return string.Join(' ', sentences.Distinct(StringComparer.Ordinal));
    }

    public static int Tell(string wrong, ParseResult parsed, TextWriter messages)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(messages);
        messages.WriteLine($"{wrong} How it is used: {string.Join(' ', Names(parsed.CommandResult))} --help");
        return ExitCode.Unusable;
    }

    // the parser's own sentence names a type of the program
    private static string? Unread(SymbolResult symbol) =>
        symbol is OptionResult { Tokens.Count: 1 } option && IsUnread(option) ? $"'{option.Tokens[0].Value}' cannot be used for {option.Option.Name}." : null;

    private static bool IsUnread(OptionResult option) => option.Errors.Any(error => error.Message.Contains("expected type", StringComparison.Ordinal));

    private static IEnumerable<string> Names(CommandResult command) =>
        command.Parent is CommandResult parent ? [.. Names(parent), command.Command.Name] : ["tsela"];
}
