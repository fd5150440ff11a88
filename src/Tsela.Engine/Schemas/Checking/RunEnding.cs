using Tsela.Engine.Schemas.Dataset;
using Tsela.Engine.Schemas.Keys;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>What only shows once every row is read.</summary>
internal sealed class RunEnding(
    TableSchema schema, FindingLog log, RowNumbers rowNumbers, ColumnBinding[] bindings, QualityTally tally, int findingsMax)
{
    public void Duplicates(UniqueKey[] keys, RowSet duplicates, Action<long> reject)
    {
        foreach (var key in keys)
        {
            // Only the first rows are told one by one, so only they are kept: a heap with the greatest row on top.
            var told = new PriorityQueue<(long Row, long FirstRow), long>();
            long untold = 0;
            foreach (var (row, firstRow) in key.Late())
            {
                tally.SurplusRows += duplicates.Add(row) ? 1 : 0;
                if (key.Severity == Severity.Error)
                {
                    reject(row);
                }

                told.Enqueue((row, firstRow), -row);
                if (told.Count > findingsMax)
                {
                    told.Dequeue();
                    untold++;
                }
            }

            var field = schema.Fields[key.Fields[0]].Name;
            foreach (var (row, firstRow) in told.UnorderedItems.Select(item => item.Element).OrderBy(late => late.Row))
            {
                if (log.IsToBeTold(key.Rule, field, key.Severity))
                {
                    log.TellCounted(key.Finding(row, rowNumbers.SheetRow(row), Column(key.Fields[0]), field, "", firstRow));
                }
            }

            log.CountUntold(key.Rule, field, key.Severity, untold);
        }
    }

    public void SelfReferences(SelfReference[] references, Action<long> reject)
    {
        foreach (var reference in references)
        {
            var field = reference.Key.Fields[0];
            foreach (var row in reference.Broken().Order())
            {
                reject(row);
                log.Add(row, rowNumbers.SheetRow(row), Column(schema.IndexOf(field)), field, "foreign-key", 1, Severity.Error, "",
                    $"The value of {string.Join(", ", reference.Key.Fields)} is not among the values of {string.Join(", ", reference.Key.ReferenceFields)} in this file.",
                    "Write a value that stands in the file, or add its row.");
            }
        }
    }

    public void Rules(DatasetCheck[] checks, Action<long> reject)
    {
        foreach (var check in checks)
        {
            var rule = check.Rule;
            foreach (var late in check.Finish().OrderBy(late => late.Row))
            {
                if (rule.Severity == Severity.Error)
                {
                    reject(late.Row);
                }

                log.Add(
                    late.Row, late.Row == 0 ? 0 : rowNumbers.SheetRow(late.Row), rule.Field is null ? 0 : Column(schema.IndexOf(rule.Field)),
                    rule.Field, rule.Id, rule.Level, rule.Severity, late.Value, $"{rule.Message} {late.Detail}", rule.Mend);
            }

            tally.RulesTrue += check.Outcomes.Good;
            tally.RulesFalse += check.Outcomes.Of - check.Outcomes.Good;
            if (check.IsTooLarge)
            {
                log.OfFile(null, 0, "rule-unchecked", rule.Level, Severity.Info, "",
                    $"The rule {rule.Id} was not checked, because the file has more than {FigureCheck.FiguresMax:N0} figures.", "Send the table in parts, for example by year.");
            }
        }
    }

    public void DateOrders()
    {
        foreach (var binding in bindings)
        {
            var dates = binding.Dates;
            if (dates.MonthFirst == 0 || dates.Either == 0)
            {
                continue;
            }

            var field = binding.Check.Field;
            log.OfFile(
                field.Name, binding.Number, "month-first", 1, Severity.Warning, "",
                $"{field.Caption} has {dates.MonthFirst} dates with the month first (as in row {dates.FirstMonthFirstRow}) and {dates.DayFirst} with the day first; {dates.Either} more could be either and were read with the day first.",
                "Look at how the column is written, and send the dates as 2024-03-31.");
            foreach (var row in dates.EitherRows)
            {
                log.Add(row, rowNumbers.SheetRow(row), binding.Number, field.Name, "date-ambiguous", 1, Severity.Info, "",
                    $"The date in {field.Caption} was read with the day first, but other dates of the column have the month first.",
                    "Check the date against the document.");
            }
        }
    }

    private int Column(int field) => Array.Find(bindings, binding => binding.Field == field)?.Number ?? 0;
}
