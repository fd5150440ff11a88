using Tsela.Disclosure.Policies;
using Tsela.Statistics;

namespace Tsela.Disclosure.Asking;

/// <summary>The count of a register that tells of a cell of a table.</summary>
/// <param name="IsWhole">The count is of the very persons of the cell, and of nobody else.</param>
internal sealed record TellingQuestion(IReadOnlyList<RegisterColumn> Columns, IReadOnlyList<string> Codes, bool IsWhole);

/// <summary>A register that was opened, held against the populations of tables.</summary>
/// <param name="Columns">Those that can be asked by.</param>
internal sealed class OpenedRegister(CountedRegister register, IReadOnlyList<RegisterColumn> columns, Policy policy)
{
    private readonly Dictionary<string, PopulationName?> names = new(StringComparer.Ordinal);

    public CountedRegister Register => register;

    /// <summary>What could be asked to learn of a cell; null where it counts other rows or a part of a year.</summary>
    public TellingQuestion? QuestionOf(CountedPart part)
    {
        if (NameOf(part.Population) is not { } name || part.Time.Length != 4)
        {
            return null;
        }

        var places = part.Codes.Select(place => PublicCells.ColumnOf(place, columns) is { } column ? (column, place.Code) : ((RegisterColumn, string)?)null)
            .Concat(name.Conditions.Select(condition => PublicCells.ColumnOf(condition, columns) is { } column ? (column, condition.Text) : ((RegisterColumn, string)?)null)).Distinct().ToList();
        var found = places.OfType<(RegisterColumn Column, string Code)>().OrderBy(place => place.Column.Text, StringComparer.Ordinal).ToList();
        return found.Count > RegisterQuestion.ColumnsMax || found.DistinctBy(place => place.Column.Field, StringComparer.Ordinal).Count() < found.Count ? null
            : new TellingQuestion([.. found.Select(place => place.Column)], [.. found.Select(place => place.Code)], IsWhole: found.Count == places.Count);
    }

    /// <summary>Between which values the count tells that the cell lies: there are no fewer rows than persons, and no fewer in a whole than in a part.</summary>
    public (decimal? Least, decimal? Most) BoundsOf(CountedPart part, TellingQuestion question, ShownCount shown)
    {
        if (shown.Fate != CountFate.Perturbed)
        {
            return (null, null);
        }

        var bounds = new KnownBounds(policy.NoiseParameters!.LargestChange, policy.Minimum);
        var arePersons = part.Population.Counts == "persons" && part.Population.Series.Count == 1;
        decimal? least = question.IsWhole ? bounds.Least(shown) : null;
        decimal? most = arePersons ? bounds.Most(shown) : null;
        // of a later state of the register it may not hold any more
        return (least <= part.Value ? least : null, most >= part.Value ? most : null);
    }

    private PopulationName? NameOf(CountedPopulation population)
    {
        if (!names.TryGetValue(population.Id, out var name))
        {
            names[population.Id] = name = PopulationName.Read(population.Id) is { } read && read.IsOfTheRowsOf(register.Population) ? read : null;
        }

        return name;
    }
}
