using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Engine.Tables.Sql;
using Tsela.Engine.Tables.Texts;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Statistics.PlainFiles;

/// <summary>The command that answers a question to a folder of columns, with no database. docs/guide/plain-tables.md has its words.</summary>
public static class TabulateCommand
{
    private const int WarmRuns = 5;

    /// <param name="Out">File to write; null for standard output.</param>
    /// <param name="Share">Dimensions within which shares are taken, or <c>total</c>; null for the measure itself.</param>
    /// <param name="IsTimed">Whether the milliseconds of the tabulation are told.</param>
    /// <param name="IsSql">Whether the question is written as SQL and not answered.</param>
    public sealed record Call(string Folder, QuestionText Question, string? Share, string? Out, bool IsTimed, bool IsSql, long CellsMax);

    public static Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that ./tsela columns made." };
        var by = new Option<string>("--by") { Description = "Columns with commas between; column@level for a level: date@month, birth_date@age5, age@0-17|18-64|65+, district@zone.", DefaultValueFactory = _ => "" };
        var where = new Option<string>("--where") { Description = "Conditions with semicolons between: \"sex=F;district=LS-A|LS-B;amount=from 100\".", DefaultValueFactory = _ => "" };
        var measure = new Option<string>("--measure") { Description = "count, distinct:F, sum:F, mean:F, median:F, min:F or max:F; days(A,B) and age(A,B) may stand for F.", DefaultValueFactory = _ => "count" };
        var weight = new Option<string?>("--weight") { Description = "Column of numbers that says how much a row counts." };
        var totals = new Option<bool>("--totals") { Description = "Adds totals under the code _T." };
        var share = new Option<string?>("--share") { Description = "Shares instead of values: of the whole with 'total', else within the dimensions named." };
        var stock = new Option<string?>("--stock") { Description = "FROM,TO: the columns of the first and the last day of validity; needs --at." };
        var at = new Option<string?>("--at") { Description = "Days of the stock: 2023-12-31[,..] or monthly:2015-01..2024-12 (also quarterly, yearly, daily)." };
        var flow = new Option<string?>("--flow") { Description = "Column of the date of an event; ages are taken on that day." };
        var within = new Option<string?>("--in") { Description = "Time of the flow: 2023, 2023-Q1, 2023-04 or 2023-01..2023-06." };
        var output = new Option<string?>("--out") { Description = "File to write; without it standard output." };
        var timed = new Option<bool>("--time") { Description = "Tells the milliseconds of the tabulation alone, cold and warm." };
        var sql = new Option<bool>("--sql") { Description = "Writes the same question as SQL for PostgreSQL instead of answering it." };
        var cellsMax = new Option<long>("--cells-max") { Description = "A question with more cells is refused.", DefaultValueFactory = _ => 10_000_000 };
        var command = new Command("tabulate", "Answers a question to a folder of columns: counts, sums, stocks and flows by any dimensions, as CSV.")
        {
            folder, by, where, measure, weight, totals, share, stock, at, flow, within, output, timed, sql, cellsMax,
        };
        command.SetAction((parsed, _) => CommandHost.Guarded(() => Task.Run(() =>
        {
            var question = new QuestionText
            {
                By = parsed.GetValue(by)!, Where = parsed.GetValue(where)!, Measure = parsed.GetValue(measure)!, Weight = parsed.GetValue(weight),
                Totals = parsed.GetValue(totals), Stock = parsed.GetValue(stock), At = parsed.GetValue(at), Flow = parsed.GetValue(flow), In = parsed.GetValue(within),
            };
            var call = new Call(
                parsed.GetValue(folder)!, question, parsed.GetValue(share), parsed.GetValue(output), parsed.GetValue(timed), parsed.GetValue(sql), parsed.GetValue(cellsMax));
            return Run(call, Console.Out, Console.Error);
        })));
        return command;
    }

    /// <summary>Answers, and says how it ended as an exit code.</summary>
    /// <exception cref="UnusableInputException">The folder or the question cannot be used.</exception>
    public static int Run(Call call, TextWriter output, TextWriter messages)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            var scope = PlainTable.Open(call.Folder);
            using var table = scope.Table;
            var question = call.Question.Read(scope);
            RefuseOutput(call.Out);
            RefuseShare(call, question);
            if (call.IsSql)
            {
                Write(call.Out, output, writer => WriteSql(writer, table, question));
                return ExitCode.Done;
            }

            TooLarge.Refuse(table, question, call.CellsMax);
            var result = Tabulated(table, question, call.IsTimed, messages);
            Write(call.Out, output, writer => CellsCsv.Write(writer, Shared(result, call.Share), question));
            CellsCsv.TellRowsApart(result, messages);
            return ExitCode.Done;
        }
        catch (Exception refused) when (refused is QuestionRefusedException or DamagedTableException)
        {
            throw new UnusableInputException(refused.Message);
        }
        catch (OverflowException)
        {
            throw new UnusableInputException($"'{call.Question.Measure}' is greater than a number here can be (28 digits), so there is no table. Measure fewer rows, or another column.");
        }
    }

    private static ResultTable Tabulated(ColumnTable table, Question question, bool isTimed, TextWriter messages)
    {
        var (result, cold) = Timed(table, question);
        if (isTimed)
        {
            var warm = Enumerable.Range(0, WarmRuns).Min(_ => Timed(table, question).Milliseconds);
            messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tabulation: {cold:0.0} ms cold, {warm:0.0} ms warm (fastest of {WarmRuns})"));
        }

        return result;
    }

    private static (ResultTable Result, double Milliseconds) Timed(ColumnTable table, Question question)
    {
        var begun = Stopwatch.GetTimestamp();
        var result = Tabulation.Of(table, question);
        return (result, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    private static ResultTable Shared(ResultTable result, string? share)
    {
        if (share is null)
        {
            return result;
        }

        string[] kept = share == "total" ? [] : share.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return kept.FirstOrDefault(name => !result.Dimensions.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? throw new QuestionRefusedException($"'{unknown}' is no dimension of this table; shares are taken within {(result.Dimensions.Count == 0 ? "total" : string.Join(", ", result.Dimensions))}, or of the total.")
            : Shares.Of(result, kept);
    }

    private static void WriteSql(TextWriter writer, ColumnTable table, Question question)
    {
        writer.Write($"-- the rows stand in: {new SqlRelation(table).Definition.ReplaceLineEndings(" ")}\n");
        writer.Write($"{SqlQuestion.Of([table], question)};\n");
    }

    private static void RefuseShare(Call call, Question question)
    {
        if (call.Share is not null && question.Measure.Aggregate is not (Aggregate.Count or Aggregate.Sum or Aggregate.Distinct))
        {
            throw new QuestionRefusedException($"'{call.Question.Measure}' has no shares, because its cells do not add up; a count, a sum and a distinct count have.");
        }
    }

    private static void RefuseOutput(string? file)
    {
        if (file is not null && (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))))
        {
            throw new UnusableInputException($"The table cannot be written to '{file}': name a file in a folder that is there.");
        }
    }

    private static void Write(string? file, TextWriter output, Action<TextWriter> write)
    {
        if (file is null)
        {
            write(output);
            output.Flush();
            return;
        }

        using var unfinished = new UnfinishedFile(Path.GetFullPath(file));
        using (var writer = new StreamWriter(unfinished.Path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16))
        {
            write(writer);
        }

        unfinished.Finish();
    }
}
