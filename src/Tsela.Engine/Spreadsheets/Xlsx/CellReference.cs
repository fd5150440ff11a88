namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>Cell references as A1 writes them.</summary>
internal static class CellReference
{
    public const int ColumnsMax = 16_384;
    public const int RowsMax = 1_048_576;

    /// <summary>Column of a reference such as <c>AB12</c>, from 0; -1 where it is none.</summary>
    public static int Column(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var sign in reference)
        {
            if (!char.IsAsciiLetterUpper(sign))
            {
                break;
            }

            column = (column * 26) + (sign - 'A' + 1);
            if (column > ColumnsMax)
            {
                return -1;
            }
        }

        return column - 1;
    }

    /// <summary>Letters of a column, from 0.</summary>
    public static string Letters(int column)
    {
        Span<char> letters = stackalloc char[4];
        var at = letters.Length;
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters[--at] = (char)('A' + ((rest - 1) % 26));
        }

        return new string(letters[at..]);
    }
}
