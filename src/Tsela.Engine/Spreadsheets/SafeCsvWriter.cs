using System.Buffers;

namespace Tsela.Engine.Spreadsheets;

/// <summary>
/// Writes CSV that may be opened in a spreadsheet program without running what it holds: a text that begins with
/// <c>= + - @</c>, a tab or a carriage return gets an apostrophe before it, as OWASP advises against formula
/// injection. Numbers, which <see cref="Number(decimal)"/> writes, keep their sign. Lines end with CRLF (RFC 4180).
/// </summary>
public sealed class SafeCsvWriter(TextWriter output, char delimiter = ',')
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@\t\r");
    private readonly SearchValues<char> special = SearchValues.Create([delimiter, '"', '\r', '\n']);
    private bool inRow;

    /// <summary>Writes a text cell.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        Separate();
        var isFormula = !text.IsEmpty && IsFormulaStart(text[0]);
        if (text.IndexOfAny(special) < 0)
        {
            output.Write(isFormula ? "'" : "");
            output.Write(text);
            return;
        }

        output.Write(isFormula ? "\"'" : "\"");
        for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"'))
        {
            output.Write(text[..(quote + 1)]);
            output.Write('"');
            text = text[(quote + 1)..];
        }

        output.Write(text);
        output.Write('"');
    }

    /// <summary>Writes a text cell as it is, for a text of the program's own that runs nowhere, as the symbol <c>-</c> for nil.</summary>
    /// <param name="text">Without delimiters, quotes and line ends.</param>
    /// <exception cref="ArgumentException">The text would have to be quoted.</exception>
    public void Own(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny(special) >= 0)
        {
            throw new ArgumentException($"'{text}' holds a delimiter, a quote or a line end.", nameof(text));
        }

        Separate();
        output.Write(text);
    }

    /// <summary>Writes a number cell, in invariant form.</summary>
    public void Number(decimal value)
    {
        Separate();
        output.Write(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        output.Write("\r\n");
        inRow = false;
    }

    /// <summary>Whether a spreadsheet program may take a text that begins so for a formula.</summary>
    public static bool IsFormulaStart(char sign) => Starts.Contains(sign);

    private void Separate()
    {
        if (inRow)
        {
            output.Write(delimiter);
        }

        inRow = true;
    }
}
