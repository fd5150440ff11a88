using System.Globalization;
using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Questions;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.BuildTable;

/// <summary>What must be known of a table to read it; goes wherever the table goes.</summary>
internal static class TableNotes
{
    public const string NotProtected = "Not protected: small figures may point to single people. For the work of the Bureau of Statistics alone; not for publication.";

    public static IReadOnlyList<TableNote> Of(AskedTable asked, ResultTable result, ColumnTable table, SeriesVariables variables, SnapshotManifest manifest)
    {
        var schema = variables.Schema;
        List<TableNote> notes =
        [
            .. Common(manifest, manifest.Of(schema.Name) is { IsTraining: true }),
            new("Source", $"{manifest.SourceOf(schema.Name)} {schema.Title}, {schema.Tsela!.Institution}", $"/series/{schema.Name}"),
            new("One record is", SeriesWords.Unit(schema)),
            new("Figure", asked.Measure.InWords),
            new("Time", asked.Time.InWords),
            .. asked.Filters.Select(filter => new TableNote("Only", filter.InWords)),
            new("Records used", $"{Number(result.RowsUsed)} of {Number(table.RowCount)}"),
            .. Apart(result, asked),
            .. asked.Dimensions.Where(dimension => dimension.Variable.Standard is not null).Select(dimension => new TableNote($"Codes of {dimension.Title}", dimension.Variable.Standard!)),
            .. schema.Tsela.Breaks.Select(broken => new TableNote($"Break in {broken.At}", broken.Reason)),
            .. schema.Tsela.Notes.Select(note => new TableNote("Note on the source", note)),
        ];
        if (schema.Description is { Length: > 0 } description)
        {
            notes.Add(new TableNote("Definition", description));
        }

        if (variables.IsAggregate)
        {
            notes.Add(new TableNote("Figures of a published table", "Rows are figures and not records; totals that the publisher gives have the code _T. No further totals are made."));
        }

        notes.Add(new TableNote("Signs", ".. not available: there is nothing to reckon it from. 0: counted, and there are none. Not given: the record has no value."));
        return notes;
    }

    public static IEnumerable<TableNote> Common(SnapshotManifest manifest, bool isTraining)
    {
        yield return new TableNote("Protection", NotProtected);
        if (isTraining)
        {
            yield return new TableNote("Training data", "This country does not exist. The table says nothing about Lesotho.");
        }

        yield return new TableNote("Snapshot", string.Create(
            CultureInfo.InvariantCulture, $"{manifest.Id}, made {manifest.MadeAt:yyyy-MM-dd HH:mm} UTC by {manifest.MadeBy} with Tsela {manifest.ProgramVersion}"), $"/snapshots/{manifest.Id}");
        yield return new TableNote("State", "Provisional (p): from records that may still be corrected.");
    }

    private static IEnumerable<TableNote> Apart(ResultTable result, AskedTable asked)
    {
        if (result.RowsFiltered > 0)
        {
            yield return new TableNote("Left out by the filters", $"{Number(result.RowsFiltered)} records");
        }

        if (result.RowsOutside > 0)
        {
            yield return new TableNote("Outside the time", $"{Number(result.RowsOutside)} records");
        }

        foreach (var (count, title, what) in new[]
        {
            (result.Apart.WithoutDate, "Not usable", "have no date"),
            (result.Apart.EndBeforeBeginning, "Not usable", "end before they begin"),
            (result.Apart.WithoutValue, "Not usable", $"have no value to measure ({asked.Measure.Text})"),
            (result.Apart.NotInList, "In the table, to be looked at", "have a code that is in no list"),
            (result.Apart.AgeImpossible, "In the table, to be looked at", "have an age that cannot be; they stand under Not given"),
        })
        {
            if (count > 0)
            {
                yield return new TableNote(title, $"{Number(count)} records {what}");
            }
        }
    }

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
