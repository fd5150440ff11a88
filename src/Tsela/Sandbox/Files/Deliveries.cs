using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Files;

/// <summary>How an office keeps its due days.</summary>
public enum Punctuality { Usual, Late }

/// <summary>The day on which an office sends a sheet.</summary>
public static class Deliveries
{
    // other series refer to these by number; their offices send them as soon as the period is over
    private static readonly HashSet<string> Registers = new(["DS15a", "DS22a", "DS34a", "DS21a", "DS14a", "DS20a", "DS26a", "DS23a", "DS24a"], StringComparer.Ordinal);

    public static DateOnly DayOf(Sheet sheet, Office office, int seed)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(office);
        var block = sheet.Series.Tsela!;
        var chance = Chance.For(seed, $"delivery {sheet.Series.Name} {sheet.Period}");
        if (block.Periodicity == "irregular" || block.DueDay is not { } dueDay)
        {
            return sheet.Until.AddDays(chance.Between(5, 25));
        }

        if (chance.Is(office.Keeps == Punctuality.Late ? 0.45 : 0.05))
        {
            return sheet.Until.AddDays(dueDay + chance.Between(1, office.Keeps == Punctuality.Late ? 30 : 12));
        }

        return Registers.Contains(sheet.Series.Name)
            ? sheet.Until.AddDays(chance.Between(2, 6))
            : sheet.Until.AddDays(dueDay - chance.Between(0, Math.Min(dueDay - 7, 6)));
    }
}
