using System.Globalization;
using Tsela.Bench;

switch (args)
{
    case ["spreadsheets", var rows, var folder]:
        SpreadsheetBench.Run(int.Parse(rows, CultureInfo.InvariantCulture), folder);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Say which: spreadsheets ROWS FOLDER");
        return 2;
}
