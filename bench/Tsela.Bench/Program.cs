using System.Globalization;
using Tsela.Bench;
using Tsela.Bench.Check;
using Tsela.Bench.Columns;
using Tsela.Bench.Linkage;
using Tsela.Bench.Portal;
using Tsela.Bench.Reports;
using Tsela.Bench.Sdmx;
using Tsela.Bench.Store;
using Tsela.Bench.Suppression;
using Tsela.Bench.TablePages;
using Tsela.Bench.Tables;

switch (args)
{
    case ["spreadsheets", var rows, var folder]:
        SpreadsheetBench.Run(int.Parse(rows, CultureInfo.InvariantCulture), folder);
        return 0;
    case ["check", .. var rest]:
        return CheckBench.Run(rest);
    case ["columns", .. var rest]:
        return ColumnsBench.Run(rest);
    case ["linkage", .. var rest]:
        return LinkageBench.Run(rest);
    case ["linkage-why", .. var rest]:
        return LinkageWhy.Run(rest);
    case ["linkage-sets", .. var rest]:
        return LinkageSetsCommand.Run(rest);
    case ["profile", var data]:
        await ProfileBench.Run(data);
        return 0;
    case ["sdmx", .. var rest]:
        return await SdmxBench.Run(rest);
    case ["portal", .. var rest]:
        return await PortalBench.Run(rest);
    case ["store", var rows, var folder, .. var postgres]:
        await StoreBench.Run(int.Parse(rows, CultureInfo.InvariantCulture), folder, postgres.FirstOrDefault());
        return 0;
    case ["suppression", .. var rest]:
        return SuppressionBench.Run(rest);
    case ["tables", .. var rest]:
        return TablesBench.Run(
            rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 50_000_000, rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : 7);
    case ["tablepage", var records, var requests, var folder]:
        await TablePageBench.Run(int.Parse(records, CultureInfo.InvariantCulture), int.Parse(requests, CultureInfo.InvariantCulture), folder);
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            "Say which: spreadsheets ROWS FOLDER, or check [--rows N] [--runs N] [--no-comparison], or columns [--rows N] [--six N], or store ROWS FOLDER [POSTGRES], or tables [ROWS] [TIMES], or tablepage RECORDS REQUESTS FOLDER, or linkage [SET ...] [--data DIR] [--record], or linkage-why SET [--data DIR], or portal [--record], or profile DIR, or sdmx [--record], or linkage-sets NAME [--count N] [--seed S] --out DIR, or suppression [SHAPE ...] [--record]");
        return 2;
}
