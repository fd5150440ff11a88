using System.Globalization;
using Tsela.Bench;
using Tsela.Bench.Check;

switch (args)
{
    case ["spreadsheets", var rows, var folder]:
        SpreadsheetBench.Run(int.Parse(rows, CultureInfo.InvariantCulture), folder);
        return 0;
    case ["check", .. var rest]:
        return CheckBench.Run(rest);
    default:
        await Console.Error.WriteLineAsync("Say which: spreadsheets ROWS FOLDER, or check [--rows N] [--runs N] [--no-comparison]");
        return 2;
}
