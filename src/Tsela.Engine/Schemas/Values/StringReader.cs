using System.Buffers;
using System.Buffers.Text;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Values;

/// <summary>Text, with the formats of Table Schema.</summary>
internal sealed class StringReader(string format) : CellReader
{
    public override bool IsWorthRemembering => false;

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var isGood = format switch
        {
            "email" => IsEmail(text.Span),
            "uri" => Uri.TryCreate(text.ToString(), UriKind.Absolute, out var uri) && text.Span.Contains(':') && uri.Scheme.Length > 1,
            "binary" => Base64.IsValid(text.Span),
            "wkt" => WellKnownText.IsShape(text.Span),
            "uuid" => Guid.TryParseExact(text.Span, "D", out _),
            _ => true,
        };
        value = Value.Of(text);
        return isGood ? null : CellFault.OfType(
            $"{Shown(text.Span)} is not {Words(format)}.", $"Write {Words(format)}.");
    }

    private static bool IsEmail(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at < text.Length - 1 && text[(at + 1)..].IndexOf('@') < 0 && text.IndexOfAny(" \t\r\n") < 0
            && !text.EndsWith(".") && text[at + 1] != '.';
    }

    private static string Words(string format) => format switch
    {
        "email" => "an e-mail address",
        "uri" => "a web address with its scheme (https://...)",
        "binary" => "base64 text",
        "wkt" => "well-known text, as POINT (27.48 -29.31)",
        _ => "a UUID",
    };
}

/// <summary>Anything at all.</summary>
internal sealed class AnyReader : CellReader
{
    public override bool IsWorthRemembering => false;

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        value = Value.Of(text);
        return null;
    }
}

/// <summary>Text of a series: whatever was sent, except what a spreadsheet has made of it.</summary>
internal sealed class LooseTextReader(SchemaField field) : CellReader
{
    public override bool IsWorthRemembering => false;

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        value = Value.Of(text);
        var span = text.Span;
        if (kind == CellKind.Text && (span.Length > 24 || !char.IsAsciiDigit(span[0])))
        {
            return null;
        }

        return SpreadsheetDamage.IsShortenedNumber(span) ? SpreadsheetDamage.Shortened(span)
            : kind is CellKind.Date or CellKind.DateTime ? SpreadsheetDamage.BecameDate(span, field.Constraints.Pattern is null ? Severity.Warning : Severity.Error)
            : null;
    }
}

/// <summary>What spreadsheets do to codes and long numbers, explained.</summary>
internal static class SpreadsheetDamage
{
    private static readonly SearchValues<char> DigitsAndSigns = SearchValues.Create("0123456789.,");

    /// <summary>A number in scientific notation where a text is expected, as 9E+42 or 1.23457E+11.</summary>
    public static bool IsShortenedNumber(ReadOnlySpan<char> text)
    {
        var e = text.IndexOfAny('E', 'e');
        if (e < 1 || e + 2 >= text.Length || text[e + 1] is not ('+' or '-') || !char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        return text[..e].IndexOfAnyExcept(DigitsAndSigns) < 0 && text[(e + 2)..].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    public static CellFault Shortened(ReadOnlySpan<char> text) => CellFault.OfType(
        $"'{text}' is what a spreadsheet makes of a long number or of a code with an E in it; digits are lost.",
        "Take the value from the original document. Format the column as text before typing, so that it stays as typed.");

    public static CellFault BecameDate(ReadOnlySpan<char> text, Severity severity) => new(
        CellFault.Type,
        severity,
        $"The spreadsheet turned this value into the date {text}, but a text or code is expected.",
        "Format the column as text and type the value again.");

    public static bool IsError(ReadOnlySpan<char> text) =>
        text.Length > 3 && text[0] == '#'
        && text is "#N/A" or "#REF!" or "#VALUE!" or "#DIV/0!" or "#NAME?" or "#NULL!" or "#NUM!" or "#GETTING_DATA" or "#SPILL!" or "#CALC!";

    public static CellFault Error(ReadOnlySpan<char> text) => CellFault.OfType(
        $"The cell holds the spreadsheet's error {text} and no value.",
        "Mend the formula, or type the value itself.");
}
