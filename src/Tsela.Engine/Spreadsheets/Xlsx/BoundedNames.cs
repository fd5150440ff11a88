using System.Xml;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>
/// Names of elements and attributes, which the XML reader keeps for as long as it lives: a part of nothing but
/// different names would fill the memory.
/// </summary>
internal sealed class BoundedNames : NameTable
{
    private const int NamesMax = 20_000;
    private int count;

    public override string Add(char[] key, int start, int len)
    {
        if (Get(key, start, len) is { } known)
        {
            return known;
        }

        if (++count > NamesMax)
        {
            throw new FileRefusedException("unsafe-workbook", $"A part of the workbook uses more than {NamesMax:N0} different names of elements, which no spreadsheet program writes; copy the rows into a new workbook and send that.");
        }

        return base.Add(key, start, len);
    }
}
