using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Registers;
using Tsela.Shared.Database;

namespace Tsela.Intake.Process;

/// <summary>Reads and checks one original and stages its good rows as they pass.</summary>
internal sealed class FileCheck(
    TableSchema series, CheckOptions options, FindingTray tray, RowWatch[] watches, Action<long> onProgress)
{
    private const int ProgressEveryRows = 1_000;

    /// <param name="path">The original.</param>
    /// <param name="staging">Where good rows go; null where nothing is to be stored.</param>
    public CheckSummary Run(string path, RecordStaging? staging, CancellationToken cancellationToken)
    {
        var opening = TableFile.Open(path, new ReadOptions { SpillFolder = options.SpillFolder! });
        if (opening.Reader is not { } reader)
        {
            return new CheckSummary { Refusal = opening.Refusal };
        }

        using (reader)
        {
            // one error keeps the whole table out, so after the first there is nothing left to stage
            var stagesOnlyWhole = series.Tsela!.Acceptance == "all-or-nothing";
            var sawError = false;
            var summary = new TableCheck(series, options).Run(
                reader,
                row =>
                {
                    sawError |= row.HasError;
                    if (!row.HasError)
                    {
                        foreach (var watch in watches)
                        {
                            watch.See(row);
                        }

                        if (!(stagesOnlyWhole && sawError))
                        {
                            staging?.Add(row);
                        }
                    }

                    if (row.Row % ProgressEveryRows == 0)
                    {
                        onProgress(row.Row);
                    }
                },
                tray.Add,
                cancellationToken);
            tray.Count(summary.FindingCounts);
            staging?.Complete();
            return summary;
        }
    }
}

/// <summary>Looks at every row that passes, for what is compared with other series after the last one.</summary>
internal abstract class RowWatch
{
    public abstract void See(CheckedRow row);
}
