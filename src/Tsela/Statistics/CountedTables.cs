using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Counted;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Groupings;
using Tsela.Statistics.Measures;
using Tsela.Statistics.SavedTables;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics;

/// <summary>What can be published of a snapshot, with who stands behind each figure. Not protected: for protection alone.</summary>
public sealed class CountedTables(TselaDb db, FigureBooks books, NationalCatalogue catalogue)
{
    /// <summary>What there is to choose from, without counting who stands behind it.</summary>
    /// <param name="snapshot">The snapshot; where null, the latest.</param>
    public async Task<Outcome<(Guid Snapshot, DateTime MadeAt, bool IsTraining, IReadOnlyList<CountedTitle> Titles)>> Titles(Guid? snapshot, CancellationToken cancellationToken)
    {
        var found = await books.OfSnapshotOrLatest(db, snapshot, cancellationToken);
        if (found.Problem is { } problem)
        {
            return problem;
        }

        var book = found.Value;
        var saved = new CountedSaved(book, await db.LevelsOfOffice(cancellationToken));
        List<CountedTitle> titles =
        [
            .. catalogue.IndicatorCategories.SelectMany(category => category.Indicators.Select(indicator => new CountedTitle(
                indicator.Id, CountedKind.Indicator, indicator.Name, category.Category, category.Title, CountedIndicator.FiguresOf(book, indicator.Id).Count, book.SeriesOf(indicator.Id))))
                .Where(title => title.Figures > 0),
            .. new CountedPublished(book).Series.Select(series => new CountedTitle(
                series.Name, CountedKind.Published, series.Title ?? series.Name, series.Tsela!.MigrantCategories is [var first, ..] ? first : null, "Published figures",
                (int)book.Manifest.Of(series.Name)!.Rows, [series.Name])),
            .. (await db.SharedTables(cancellationToken)).Select(saved.TitleOf),
        ];
        return (book.Manifest.Id, book.Manifest.MadeAt, book.Manifest.IsTraining, titles);
    }

    /// <summary>The tables of the ids, in their order; an id that names nothing is left out.</summary>
    /// <param name="snapshot">The snapshot; where null, the latest.</param>
    /// <param name="ids">As <see cref="Titles"/> gives them.</param>
    public async Task<Outcome<CountedBook>> Read(Guid? snapshot, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var found = await books.OfSnapshotOrLatest(db, snapshot, cancellationToken);
        if (found.Problem is { } problem)
        {
            return problem;
        }

        try
        {
            var shared = await db.NumberedTables([.. ids.Select(CountedSaved.GuidOf).OfType<Guid>()], cancellationToken);
            var saved = new CountedSaved(found.Value, await db.LevelsOfOffice(cancellationToken));
            return await Task.Run(() => Read(found.Value, ids, shared, saved, cancellationToken), cancellationToken);
        }
        catch (DamagedSnapshotException damaged)
        {
            return damaged.Problem;
        }
    }

    private static CountedBook Read(FigureBook book, IReadOnlyCollection<string> ids, List<SavedTable> shared, CountedSaved saved, CancellationToken cancellationToken)
    {
        var refused = new List<CountedRefusal>();
        var counted = new CountedIndicator(book);
        var published = new CountedPublished(book);
        var tables = new List<CountedTable>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (shared.Find(one => CountedSaved.IdOf(one) == id) is { } own)
            {
                var made = saved.Make(own);
                if (made.Problem is { } problem)
                {
                    refused.Add(new CountedRefusal(id, own.Name, problem.Sentence));
                }
                else
                {
                    tables.Add(made.Value);
                }
            }
            else if ((counted.Make(id) ?? published.Make(id)) is { } table)
            {
                tables.Add(table);
            }
        }

        return new CountedBook(book.Manifest.Id, book.Manifest.MadeAt, book.Manifest.IsTraining, tables) { Refused = refused };
    }
}
