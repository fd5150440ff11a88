using Tsela.Engine.Tables;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.BuildTable;

/// <summary>Cells as rows and columns: which codes stand where, in which order.</summary>
internal sealed class TableLayout
{
    private readonly IReadOnlyList<TableHeader> rowHeaders;
    private readonly IReadOnlyList<TableHeader> columnHeaders;
    private readonly Dictionary<string, int>[] places;

    private TableLayout(IReadOnlyList<TableHeader> rowHeaders, IReadOnlyList<TableHeader> columnHeaders)
    {
        this.rowHeaders = rowHeaders;
        this.columnHeaders = columnHeaders;
        places = [.. rowHeaders.Concat(columnHeaders).Select(header => header.Codes.Select((code, i) => (code.Code, i)).ToDictionary(pair => pair.Code, pair => pair.i, StringComparer.Ordinal))];
    }

    /// <summary>One cell with its codes in the order of rows and columns.</summary>
    public readonly record struct Filled(IReadOnlyList<string> Codes, decimal? Value, string Symbol = "");

    /// <summary>A dimension with the codes that occur, and where asked for with all that its list has.</summary>
    public static TableHeader Header(ChosenDimension dimension, IEnumerable<string> occurring, IReadOnlyList<string>? whole)
    {
        var codes = occurring.Concat(whole ?? []).Distinct(StringComparer.Ordinal);
        var order = dimension.Labels.Keys.Select((code, i) => (code, i)).ToDictionary(pair => pair.code, pair => pair.i, StringComparer.Ordinal);
        var inOrder = codes.OrderBy(Last).ThenBy(code => order.GetValueOrDefault(code, int.MaxValue)).ThenBy(code => code, StringComparer.Ordinal);
        return new TableHeader(
            dimension.Text, dimension.Title, dimension.Role, dimension.IsDistrict, [.. inOrder.Select(code => new TableCode(code, dimension.LabelOf(code)))]);
    }

    /// <summary>Lays the cells out. Rows and columns are those that occur; where <paramref name="isWhole"/>, every combination.</summary>
    /// <param name="otherwise">Value of a cell that does not occur: 0 for counts and sums, null for what is not reckoned from nothing.</param>
    public static (IReadOnlyList<int[]> Rows, IReadOnlyList<int[]> Columns, decimal?[] Values, string[]? Symbols) Of(
        IReadOnlyList<TableHeader> rowHeaders, IReadOnlyList<TableHeader> columnHeaders, IReadOnlyList<Filled> cells, bool isWhole, decimal? otherwise)
    {
        var layout = new TableLayout(rowHeaders, columnHeaders);
        var keys = cells.Select(cell => layout.Key(cell.Codes)).ToArray();
        var rows = isWhole ? All(rowHeaders) : Distinct(keys.Select(key => key.Row), rowHeaders);
        var columns = isWhole ? All(columnHeaders) : Distinct(keys.Select(key => key.Column), columnHeaders);
        var rowOf = rows.Select((key, i) => (key, i)).ToDictionary(pair => pair.key, pair => pair.i);
        var columnOf = columns.Select((key, i) => (key, i)).ToDictionary(pair => pair.key, pair => pair.i);
        var values = new decimal?[rows.Count * columns.Count];
        Array.Fill(values, otherwise);
        string[]? symbols = null;
        for (var i = 0; i < keys.Length; i++)
        {
            var place = (rowOf[keys[i].Row] * columns.Count) + columnOf[keys[i].Column];
            values[place] = cells[i].Value;
            if (cells[i].Symbol.Length > 0)
            {
                symbols ??= new string[values.Length];
                symbols[place] = cells[i].Symbol;
            }
        }

        return ([.. rows.Select(key => Places(key, rowHeaders))], [.. columns.Select(key => Places(key, columnHeaders))], values, symbols);
    }

    // what is not given comes after every code, a total after everything
    private static int Last(string code) => code switch { Tabulation.Total => 2, "" => 1, _ => 0 };

    private (long Row, long Column) Key(IReadOnlyList<string> codes)
    {
        long row = 0;
        long column = 0;
        for (var i = 0; i < codes.Count; i++)
        {
            if (i < rowHeaders.Count)
            {
                row = checked((row * rowHeaders[i].Codes.Count) + places[i][codes[i]]);
            }
            else
            {
                column = checked((column * columnHeaders[i - rowHeaders.Count].Codes.Count) + places[i][codes[i]]);
            }
        }

        return (row, column);
    }

    private static List<long> Distinct(IEnumerable<long> keys, IReadOnlyList<TableHeader> headers)
    {
        List<long> distinct = [.. keys.Distinct().Order()];
        return headers.Count == 0 && distinct.Count == 0 ? [0] : distinct;
    }

    private static List<long> All(IReadOnlyList<TableHeader> headers)
    {
        var count = headers.Aggregate(1L, (product, header) => checked(product * header.Codes.Count));
        var all = new List<long>();
        for (long key = 0; key < count; key++)
        {
            all.Add(key);
        }

        return all;
    }

    private static int[] Places(long key, IReadOnlyList<TableHeader> headers)
    {
        var found = new int[headers.Count];
        for (var i = headers.Count - 1; i >= 0; i--)
        {
            found[i] = (int)(key % headers[i].Codes.Count);
            key /= headers[i].Codes.Count;
        }

        return found;
    }
}
