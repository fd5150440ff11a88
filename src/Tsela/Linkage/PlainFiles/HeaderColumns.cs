using Tsela.Engine.Spreadsheets;
using Tsela.Shared.Commands;
using Tsela.Shared.PlainFiles;

namespace Tsela.Linkage.PlainFiles;

/// <summary>Where the columns of a SPEC stand in a file.</summary>
/// <param name="Width">Cells of the header.</param>
/// <param name="Id">Place of the id, from 0.</param>
/// <param name="Values">Place of each column of the SPEC.</param>
internal sealed record HeaderColumns(int Width, int Id, int[] Values)
{
    /// <param name="reader">On the row of the header.</param>
    /// <param name="number">1 for FILE, 2 for FILE2.</param>
    /// <exception cref="UnusableInputException">A column is not there, or a name stands for two.</exception>
    public static HeaderColumns Find(TableReader reader, LinkSpec spec, string file, int number)
    {
        string[] names = [.. Enumerable.Range(0, reader.CellCount).Select(place => reader.Cell(place).ToString())];
        int Place(SpecHeader header) => PlaceOf(names, header, file, number);
        int[] values = [.. spec.Columns.Select(column => Place(column.Header))];
        if (values.Length != values.Distinct().Count())
        {
            var twice = values.GroupBy(place => place).First(group => group.Count() > 1).Key;
            throw new UnusableInputException($"Two columns of the SPEC both mean the column '{NearestName.Abridged(names[twice])}' of '{file}'; name it once.");
        }

        return new HeaderColumns(names.Length, Place(spec.Id), values);
    }

    private static int PlaceOf(string[] names, SpecHeader header, string file, int number)
    {
        var wanted = number == 1 ? header.First : header.Second;
        var places = Places(names, name => name == wanted);
        places = places.Count > 0 ? places : Places(names, name => name.AsSpan().Trim().Equals(wanted.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase));
        return places.Count switch
        {
            1 => places[0],
            > 1 => throw new UnusableInputException(
                $"The header of '{file}' has '{NearestName.Abridged(wanted)}' {places.Count} times (columns {string.Join(" and ", places.Take(2).Select(place => place + 1))}), so it is not clear which one {header.Path} means; rename one of them in the file."),
            _ => throw new UnusableInputException(
                $"'{file}' has no column '{NearestName.Abridged(wanted)}', which the SPEC names at {header.Path}{NearestName.Of(wanted, [.. names.Where(name => !string.IsNullOrWhiteSpace(name))])}{WayOut(header, number)}"),
        };
    }

    private static string WayOut(SpecHeader header, int number) =>
        number == 1 ? "" : $" If the second file calls it otherwise, say so at {header.Path}2; if it does not have it, leave the column out of the SPEC.";

    private static List<int> Places(string[] names, Predicate<string> isMeant) => [.. Enumerable.Range(0, names.Length).Where(place => isMeant(names[place]))];
}
