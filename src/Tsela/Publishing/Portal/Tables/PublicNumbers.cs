using System.Globalization;
using Tsela.Disclosure;

namespace Tsela.Publishing.Portal.Tables;

/// <summary>Figures as people read them.</summary>
internal static class PublicNumbers
{
    private const int SaidDecimals = 2;

    /// <summary>With the decimals of the table and thousands apart by a thin gap.</summary>
    public static string Shown(this SafeTable table, decimal value) => Gapped(value.ToString("N" + table.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>As in a table, but in a sentence or on a card with two decimals at most: published shares come with five.</summary>
    public static string Said(this SafeTable table, decimal value)
    {
        var decimals = value == 0 || Math.Abs(value) >= 0.01m ? Math.Min(table.Decimals, SaidDecimals) : table.Decimals;
        return Gapped(value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    /// <summary>The figure, or the symbol that says why there is none.</summary>
    public static string Shown(this SafeTable table, SafeCell? cell) =>
        cell?.Value is { } value ? table.Shown(value) : cell is { Symbol.Length: > 0 } ? cell.Symbol : SafeSymbols.NotAvailable;

    /// <summary>What stands beside a figure that is shown; empty where there is nothing to say.</summary>
    public static string Beside(SafeCell? cell) => cell?.Value is null ? "" : cell.Symbol;

    public static string Percent(decimal value) => Gapped(value.ToString("#,0.#", CultureInfo.InvariantCulture));

    private static string Gapped(string text) => text.Replace(',', '\u202F');
}
