using System.Globalization;
using System.Text;

namespace Tsela.Engine.Schemas.Expressions;

internal enum TokenKind
{
    Name,
    Number,
    Text,
    Sign,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Position, decimal Number = 0);

/// <summary>A rule that cannot be compiled; caught where the definition is read and told with its line.</summary>
internal sealed class ExpressionFault(string message) : Exception(message);

internal static class Tokens
{
    private static readonly string[] Signs = ["!=", "<=", ">=", "<>", "==", "=", "<", ">", "+", "-", "*", "/", "(", ")", ","];

    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var i = 0;
        while (i < text.Length)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            else if (char.IsLetter(text[i]) || text[i] == '_')
            {
                var start = i;
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                {
                    i++;
                }

                tokens.Add(new Token(TokenKind.Name, text[start..i], start));
            }
            else if (char.IsAsciiDigit(text[i]))
            {
                tokens.Add(Number(text, ref i));
            }
            else if (text[i] == '\'')
            {
                tokens.Add(Quoted(text, ref i));
            }
            else
            {
                var sign = Array.Find(Signs, s => string.CompareOrdinal(text, i, s, 0, s.Length) == 0)
                    ?? throw new ExpressionFault($"The sign '{text[i]}' at position {i + 1} has no meaning here.");
                tokens.Add(new Token(TokenKind.Sign, sign switch { "<>" => "!=", "==" => "=", _ => sign }, i));
                i += sign.Length;
            }
        }

        tokens.Add(new Token(TokenKind.End, "the end", text.Length));
        return tokens;
    }

    private static Token Number(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.'))
        {
            i++;
        }

        var digits = text[start..i];
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new Token(TokenKind.Number, digits, start, number)
            : throw new ExpressionFault($"'{digits}' is not a number.");
    }

    private static Token Quoted(string text, ref int i)
    {
        var start = i++;
        var content = new StringBuilder();
        while (i < text.Length)
        {
            if (text[i] != '\'')
            {
                content.Append(text[i++]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '\'')
            {
                content.Append('\'');
                i += 2;
            }
            else
            {
                i++;
                return new Token(TokenKind.Text, content.ToString(), start);
            }
        }

        throw new ExpressionFault($"The text that begins at position {start + 1} has no closing quote.");
    }
}
