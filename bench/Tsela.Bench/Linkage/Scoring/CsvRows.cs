using Tsela.Engine.Spreadsheets;

namespace Tsela.Bench.Linkage.Scoring;

/// <summary>The rows of a CSV file, the header first.</summary>
internal static class CsvRows
{
    public static IEnumerable<string[]> Of(string file)
    {
        var opening = TableFile.Open(file, new ReadOptions { Delimiter = ',', Limits = new ReadLimits { CsvCellCharactersMax = 1 << 20 } });
        using var reader = opening.Reader ?? throw new InvalidDataException($"{file}: {opening.Refusal?.Message}");
        while (reader.Read())
        {
            var cells = new string[reader.CellCount];
            for (var cell = 0; cell < cells.Length; cell++)
            {
                cells[cell] = reader.Cell(cell).ToString();
            }

            yield return cells;
        }

        if (reader.Fault is { } fault)
        {
            throw new InvalidDataException($"{file}: {fault.Message}");
        }
    }
}
