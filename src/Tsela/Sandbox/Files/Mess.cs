using Tsela.Engine.Schemas;
using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Files;

/// <summary>Writes a clean sheet as a tired clerk would. The same seed makes the same mistakes.</summary>
public static class Mess
{
    private const int FewRows = 2;

    private static readonly string[] Scribbles = ["unknown", "see file", "??", "XX9", "n/k", "99Z"];

    /// <summary>A copy with faults; the sheet itself stays as it is.</summary>
    public static Sheet Of(Sheet clean, MessRates rates, int seed)
    {
        ArgumentNullException.ThrowIfNull(clean);
        ArgumentNullException.ThrowIfNull(rates);
        if (rates == MessRates.None)
        {
            return clean;
        }

        var chance = Chance.For(seed, $"mess {clean.Series.Name} {clean.Period}");
        var isTable = clean.Series.Tsela!.Acceptance == "all-or-nothing";
        var messy = clean.Copy();
        var twice = new List<SheetRow>();
        foreach (var row in messy.Rows)
        {
            Spell(messy, row, rates.Spelling, chance);
            // one fault keeps a whole table out, and nothing is taken of a file whose few rows are all wrong: there an office looks twice
            if (clean.Rows.Count > FewRows && (!isTable || chance.Is(0.02)))
            {
                Fault(messy, row, rates, chance);
            }

            if (!isTable && chance.Is(rates.Duplicate))
            {
                twice.Add(row.Copy());
            }
        }

        messy.Rows.AddRange(twice);
        return messy;
    }

    private static void Spell(Sheet sheet, SheetRow row, double rate, Chance chance)
    {
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            if (sheet.Columns[i].Concept is "person.surname" or "person.given_names" && row.Cells[i] is string name && chance.Is(rate))
            {
                row.Cells[i] = Spelling.Vary(name, chance);
            }
        }
    }

    private static void Fault(Sheet sheet, SheetRow row, MessRates rates, Chance chance)
    {
        if (chance.Is(rates.SwappedDate) && Any(sheet, field => field.Type == FieldType.Date, chance) is { } swapped
            && row.Cells[swapped] is DateOnly { Day: <= 12 } day)
        {
            row.Cells[swapped] = new DateOnly(day.Year, day.Day, day.Month);
        }

        if (chance.Is(rates.WrongCode) && Any(sheet, field => field.CodeLists.Count > 0, chance) is { } coded && row.Cells[coded] is string word)
        {
            row.Cells[coded] = chance.Is(0.5) ? chance.Of(Scribbles) : Spelling.Typo(word, chance);
        }

        if (chance.Is(rates.Missing) && Any(sheet, field => field.Constraints.Required, chance) is { } needed)
        {
            row.Cells[needed] = null;
        }

        if (chance.Is(rates.WrongAge) && Any(sheet, field => field.Concept == "person.birth_date", chance) is { } birth && row.Cells[birth] is DateOnly born)
        {
            row.Cells[birth] = chance.Is(0.5) ? born.AddYears(-100) : born.AddYears(100);
        }
    }

    private static int? Any(Sheet sheet, Func<SchemaField, bool> fits, Chance chance)
    {
        var fitting = Enumerable.Range(0, sheet.Columns.Count).Where(index => fits(sheet.Columns[index])).ToList();
        return fitting.Count == 0 ? null : chance.Of(fitting);
    }
}
