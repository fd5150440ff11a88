using Tsela.Engine.Schemas.Dataset;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Schemas.Keys;
using Tsela.Engine.Schemas.Values;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>Everything that can be decided about one row while it is there.</summary>
internal sealed class RowCheck
{
    private readonly TableSchema schema;
    private readonly CheckOptions options;
    private readonly FindingLog log;
    private readonly ColumnBinding[] bindings;
    private readonly RecordRule[] recordRules;
    private readonly IReadOnlyList<ReferenceQuestion> questions;
    private readonly List<CellFault> faults = [];
    private readonly bool isTolerant;
    private readonly bool isHopeless;
    private long row;
    private long sheetRow;
    private Severity? worst;

    public RowCheck(TableSchema schema, CheckOptions options, FindingLog log, ColumnBinding[] bindings, bool isHopeless)
    {
        this.schema = schema;
        this.options = options;
        this.log = log;
        this.bindings = bindings;
        this.isHopeless = isHopeless;
        isTolerant = schema.Tsela is not null;
        Values = new RowValues(schema.Fields.Count) { Today = options.Today, PeriodStart = options.PeriodStart, PeriodEnd = options.PeriodEnd };
        recordRules = [.. schema.Rules.OfType<RecordRule>().Where(rule => IsAnswerable(rule.Then) && (rule.When is null || IsAnswerable(rule.When)))];
        questions = ReferenceQuestion.Of(schema, options);
    }

    /// <summary>The tables that could not be asked.</summary>
    public IEnumerable<string> Unanswered => questions.Where(question => question.IsKnown is null).Select(question => question.Reference.Source).Distinct();

    public RowValues Values { get; }
    public QualityTally Tally { get; } = new();
    public RowSet Duplicates { get; } = new();

    /// <summary>Checks the row and says how grave its worst finding is; null where it has none.</summary>
    public Severity? Check(RowBatch batch, in BatchRow cells, long dataRow, UniqueKey[] keys)
    {
        row = dataRow;
        sheetRow = cells.SheetRow;
        worst = isHopeless ? Severity.Error : null;
        if (cells.IsMalformed)
        {
            Tell(0, null, "source-error", 0, isTolerant ? Severity.Warning : Severity.Error, default,
                "The quotation marks of this row do not pair up; the row was read as well as could be.",
                "Save the file again as CSV from the spreadsheet program, or double each quotation mark within a quoted cell.");
        }

        foreach (var binding in bindings)
        {
            CheckCell(batch, cells, binding);
        }

        foreach (var rule in recordRules)
        {
            Apply(rule);
        }

        foreach (var question in questions)
        {
            Ask(question);
        }

        foreach (var key in keys)
        {
            Look(key);
        }

        return worst;
    }

    public bool TryCorrected(ColumnBinding binding, long dataRow, out string text)
    {
        text = "";
        return options.Corrections.Count > 0 && options.Corrections.TryGetValue((dataRow, binding.Check.Field.Name), out text!);
    }

    private void CheckCell(RowBatch batch, in BatchRow cells, ColumnBinding binding)
    {
        ref var value = ref Values.Values[binding.Field];
        var cell = batch.Cell(cells, binding.Column);
        var kind = batch.Kind(cells, binding.Column);
        if (TryCorrected(binding, row, out var corrected))
        {
            (cell, kind) = (corrected.AsMemory(), CellKind.Text);
        }
        else if (!isTolerant && options.ShortRowsLackCells && binding.Column >= cells.CellCount)
        {
            value = default;
            CountRequired(binding, value);
            Tell(binding.Number, binding.Check.Field.Name, "missing-cell", 0, Severity.Error, default,
                $"The row ends before the column {binding.Check.Field.Caption}.", "Add the missing cells, empty ones too.");
            return;
        }

        faults.Clear();
        binding.Check.Read(cell, kind, ref value, faults);
        CountRequired(binding, value);
        if (value.Order != DateOrder.NotAsked)
        {
            binding.Dates.Count(value.Order, row);
        }

        Tally.CellsGiven += value.Kind == ValueKind.Missing ? 0 : 1;
        if (faults.Count > 0)
        {
            TellFaults(binding, value, cell.Span);
        }
    }

    private void CountRequired(ColumnBinding binding, in Value value)
    {
        if (binding.Check.IsRequired)
        {
            Tally.RequiredCells++;
            Tally.RequiredGiven += value.Kind == ValueKind.Missing ? 0 : 1;
        }
    }

    private void TellFaults(ColumnBinding binding, in Value value, ReadOnlySpan<char> cell)
    {
        var isBad = false;
        foreach (var fault in faults)
        {
            isBad |= fault.Severity == Severity.Error;
            Weigh(fault.Severity);
            log.OfCell(row, sheetRow, binding.Number, binding.Check.Field.Name, fault, cell);
        }

        Tally.CellsBad += isBad && value.Kind != ValueKind.Missing ? 1 : 0;
    }

    private void Apply(RecordRule rule)
    {
        if (rule.When is not null)
        {
            var when = rule.When.Decide(Values);
            if (when != Truth.True)
            {
                Tally.RulesUndecided += when == Truth.Undecided ? 1 : 0;
                return;
            }
        }

        switch (rule.Then.Decide(Values))
        {
            case Truth.True:
                Tally.RulesTrue++;
                break;
            case Truth.Undecided:
                Tally.RulesUndecided++;
                break;
            default:
                Tally.RulesFalse++;
                Broken(rule);
                break;
        }
    }

    private void Broken(RecordRule rule)
    {
        Weigh(rule.Severity);
        if (!log.IsToBeTold(rule.Id, rule.Field, rule.Severity))
        {
            return;
        }

        var field = rule.Field is null ? -1 : schema.IndexOf(rule.Field);
        var binding = Array.Find(bindings, b => b.Field == field);
        var value = field < 0 ? null : HarmonisedText.Of(Values.Values[field], schema.Fields[field].Type);
        var seen = rule.Then.Fields.Select(name => (name, index: schema.IndexOf(name)))
            .Select(f => $"{schema.Fields[f.index].Caption} {HarmonisedText.Of(Values.Values[f.index], schema.Fields[f.index].Type) ?? "(empty)"}");
        log.TellCounted(new Finding(
            row, sheetRow, binding?.Number ?? 0, rule.Field, rule.Id, rule.Level, rule.Severity, FindingLog.Short(value),
            $"{rule.Message} Here: {string.Join(", ", seen)}.", rule.Mend));
    }

    private void Ask(ReferenceQuestion question)
    {
        if (question.IsKnown is null || HarmonisedText.Key(Values.Values, question.Fields, schema.Fields) is not { } key)
        {
            Tally.RulesUndecided += question.Rule is null ? 0 : 1;
            return;
        }

        var isKnown = question.IsKnown(key);
        Tally.RulesTrue += isKnown == true ? 1 : 0;
        Tally.RulesFalse += isKnown == false ? 1 : 0;
        Tally.RulesUndecided += isKnown is null ? 1 : 0;
        if (isKnown != false)
        {
            return;
        }

        var shown = key.Replace(Reference.Separator, ' ');
        var field = question.Reference.Fields[0];
        var column = Array.Find(bindings, b => b.Field == question.Fields[0])?.Number ?? 0;
        if (question.Rule is { } rule)
        {
            Tell(column, rule.Field ?? field, rule.Id, rule.Level, rule.Severity, shown, $"{rule.Message} '{shown}' is not known in {rule.Series}.", rule.Mend);
        }
        else
        {
            Tell(column, field, "foreign-key", 2, Severity.Error, shown,
                $"'{shown}' is not among the values of {string.Join(", ", question.Reference.In)} in {question.Reference.Source}.",
                $"Write a value that is in {question.Reference.Source}, or add it there first.");
        }
    }

    private void Look(UniqueKey key)
    {
        if (key.Rule == "primary-key")
        {
            TellIncomplete(key);
        }

        var first = key.FirstRow(Values.Values, row);
        if (first == 0)
        {
            return;
        }

        Tally.SurplusRows += Duplicates.Add(row) ? 1 : 0;
        Weigh(key.Severity);
        var field = schema.Fields[key.Fields[0]].Name;
        if (log.IsToBeTold(key.Rule, field, key.Severity))
        {
            var value = HarmonisedText.Key(Values.Values, key.Fields, schema.Fields)?.Replace(Reference.Separator, ' ');
            log.TellCounted(key.Finding(row, sheetRow, Array.Find(bindings, b => b.Field == key.Fields[0])?.Number ?? 0, field, FindingLog.Short(value), first));
        }
    }

    private void TellIncomplete(UniqueKey key)
    {
        foreach (var field in key.Fields)
        {
            var binding = Array.Find(bindings, b => b.Field == field);
            if (Values.Values[field].Kind == ValueKind.Missing && binding is { Check.IsRequired: false })
            {
                Tell(binding.Number, binding.Check.Field.Name, key.Rule, 1, Severity.Error, default,
                    $"{binding.Check.Field.Caption} is empty, but it is part of the key of the row.", "Fill in the cell.");
            }
        }
    }

    private void Tell(int column, string? field, string rule, int level, Severity severity, ReadOnlySpan<char> value, string message, string mend)
    {
        Weigh(severity);
        log.Add(row, sheetRow, column, field, rule, level, severity, value, message, mend);
    }

    private void Weigh(Severity severity) => worst = worst is null || severity > worst ? severity : worst;

    // A rule over a field that the file has no column for, or that the system fills later, cannot be answered here.
    private bool IsAnswerable(Expression expression) =>
        expression.Fields.All(name => Array.Exists(bindings, b => b.Check.Field.Name == name) || !schema.Fields[schema.IndexOf(name)].IsSystem);
}
