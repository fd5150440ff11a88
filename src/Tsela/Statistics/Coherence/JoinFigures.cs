using System.Globalization;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Coherence;

/// <summary>Reckons what the files of several offices share, on one book.</summary>
internal sealed class JoinFigures(FigureBook book, int years)
{
    private readonly Lazy<LinkErrors?> errors = new(() => book.Manifest.Linkage is { } linkage ? new LinkErrors(linkage, book.Snapshot.LinkPairs()) : null);

    public Join Of(JoinDefinition definition)
    {
        var key = KeyOf(definition);
        return new Join(definition, How(definition, key),
            [.. Enumerable.Range(book.LatestYear - years + 1, years).Reverse().Select(year => Year(definition, key, year)).OfType<JoinYear>()]);
    }

    private string KeyOf(JoinDefinition definition) => definition.IsOfPersons
        ? KeySets.BestKeyOf(new MeasureDefinition { Kind = "people", Parts = [.. definition.Parts.Select(part => part.Measure)] }, book.Manifest)
        : definition.Key;

    private string How(JoinDefinition definition, string key)
    {
        if (!definition.IsOfPersons)
        {
            return $"Told apart by {definition.KeyInWords}, as it is written. A number that is written wrongly in one of the files makes too few in both; rows without the number are left out.";
        }

        if (book.Manifest.Linkage is not { } linkage)
        {
            return "Told apart by the best identifier that each row has, because no linkage has finished yet: who has another document in another file is not found, so there are too few in both.";
        }

        var outside = definition.Parts.SelectMany(part => part.Measure.Series).Distinct(StringComparer.Ordinal).Where(id => book.Manifest.Of(id) is not null && !linkage.Series.Contains(id, StringComparer.Ordinal)).ToList();
        return key == SeriesColumns.PersonKey
            ? $"Told apart by the linkage of {linkage.FinishedAt.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. The interval holds the number in both with 95 percent certainty, by the probabilities of the links and of the pairs that were not linked; pairs that were never compared are not in it."
            : $"Told apart by the best identifier that each row has, because {string.Join(" and ", outside)} took no part in the linkage: who has another document in another file is not found, so there are too few in both.";
    }

    private JoinYear? Year(JoinDefinition definition, string key, int year)
    {
        var reference = CoherenceFigures.Known(book, Reference.Year(year));
        var files = definition.Parts.Select(part => File(part, key, definition.IsOfPersons, reference)).ToList();
        var given = files.FindAll(file => file.Keys is not null);
        if (given.Count < 2)
        {
            return null;
        }

        var owner = files[definition.Parts.TakeWhile(part => !part.Owns).Count()];
        var held = given.SelectMany(file => file.Keys!).CountBy(one => one, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return new JoinYear(
            year, [.. files.Select(file => Cell(file, owner, held, definition, key))], held.Count, given.Sum(file => file.Keys!.Count),
            [.. Enumerable.Range(1, given.Count).Select(count => held.Count(one => one.Value == count))], given.Exists(file => file.IsTraining));
    }

    private JoinCell Cell(OneFile file, OneFile owner, Dictionary<string, int> held, JoinDefinition definition, string key)
    {
        if (file.Keys is not { } keys)
        {
            return new JoinCell(null, file.Why, 0, null);
        }

        var onlyHere = keys.Count(one => held[one] == 1);
        if (file == owner || owner.Keys is not { } owned)
        {
            return new JoinCell(keys.Count, file == owner ? null : owner.Why, onlyHere, null);
        }

        if (file.IsTraining != owner.IsTraining)
        {
            return new JoinCell(keys.Count, "not compared: one is the training country, the other the real one", onlyHere, null);
        }

        var both = keys.Count(owned.Contains);
        var error = key == SeriesColumns.PersonKey ? errors.Value?.Of((owned, owner.Series), (keys, file.Series)) : null;
        var total = definition.Assumption is null ? null
            : TwoLists.Total(owned.Count, keys.Count, Math.Min(both - (error?.False ?? 0) + (error?.Missed ?? 0), Math.Min(owned.Count, keys.Count)), error?.Variance ?? 0);
        return new JoinCell(keys.Count, null, onlyHere, new SharedCount(both, owned.Count - both, keys.Count - both, error, total));
    }

    private OneFile File(ComparisonPart part, string key, bool isOfPersons, Reference reference)
    {
        var answer = book.AnswerOf(part.Measure, reference);
        return answer.Reason is { } why
            ? new OneFile(null, why, part.Measure.Series, IsTraining: false)
            : new OneFile(
                new KeySets(book.Snapshot, isOfPersons ? key : part.Key ?? key).Of(part.Measure, reference, by: null).Select(one => one.Key).ToHashSet(StringComparer.Ordinal),
                null, part.Measure.Series, answer.IsTraining);
    }

    /// <param name="Keys">Null where the file was not delivered.</param>
    private sealed record OneFile(HashSet<string>? Keys, string? Why, IReadOnlyList<string> Series, bool IsTraining);
}
