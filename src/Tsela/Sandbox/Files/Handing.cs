using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Files;

/// <summary>What an office does with a file.</summary>
public enum HandingAct { Submit, Withdraw }

/// <summary>One act of an office: a file handed in, or one handed in before taken back.</summary>
/// <param name="On">The day on which the office does it.</param>
/// <param name="Suffix">Tells several files of one period apart; empty for the first.</param>
public sealed record Handing(HandingAct Act, DateOnly On, Sheet Sheet, string Suffix, string Note)
{
    /// <summary>What an office does about one period: mostly one file; sometimes mended, sent twice or taken back.</summary>
    public static IEnumerable<Handing> Plan(Sheet clean, Office office, int seed)
    {
        ArgumentNullException.ThrowIfNull(clean);
        ArgumentNullException.ThrowIfNull(office);
        var rates = office.Mess;
        var chance = Chance.For(seed, $"handing {clean.Series.Name} {clean.Period}");
        var on = Deliveries.DayOf(clean, office, seed);
        var messy = Mess.Of(clean, rates, seed);
        if (chance.Is(rates.Refused) && Needed(clean) is { } column)
        {
            yield return new Handing(HandingAct.Submit, on, messy.Without(column), "-first", "a column is missing, to be refused");
            yield return new Handing(HandingAct.Submit, on.AddDays(chance.Between(1, 4)), messy, "", "the file mended after the refusal");
        }
        else if (chance.Is(rates.Corrected))
        {
            yield return new Handing(HandingAct.Submit, on, messy, "-first", "with faults");
            yield return new Handing(HandingAct.Submit, on.AddDays(chance.Between(4, 25)), clean, "", "mended, supersedes the first");
        }
        else
        {
            yield return new Handing(HandingAct.Submit, on, messy, "", "");
            if (chance.Is(rates.Twice))
            {
                yield return new Handing(HandingAct.Submit, on.AddDays(1), messy, "", "the same file again");
            }
        }
    }

    private static int? Needed(Sheet sheet)
    {
        for (var i = sheet.Columns.Count - 1; i >= 0; i--)
        {
            if (sheet.Columns[i].Constraints.Required)
            {
                return i;
            }
        }

        return null;
    }
}
