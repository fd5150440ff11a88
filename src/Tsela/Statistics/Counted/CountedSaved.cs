using System.Globalization;
using Tsela.Engine.Tables;
using Tsela.Shared;
using Tsela.Statistics.BuildTable;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Groupings;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Questions;
using Tsela.Statistics.SavedTables;

namespace Tsela.Statistics.Counted;

/// <summary>Makes the tables that statisticians built and shared: each question counted over the snapshot, with all its totals.</summary>
internal sealed class CountedSaved(FigureBook book, IReadOnlyList<OwnLevel> groupings)
{
    /// <summary>More than this is not protected in a time that anybody waits.</summary>
    private const int FiguresMax = 20_000;

    private readonly LeafCounts leaves = new(book.Definitions.Catalogue, book.Snapshot);

    public static string IdOf(SavedTable saved) => $"{CountedTable.SharedPrefix}{saved.Id}";

    public static Guid? GuidOf(string id) => id.StartsWith(CountedTable.SharedPrefix, StringComparison.Ordinal) && Guid.TryParse(id.AsSpan(CountedTable.SharedPrefix.Length), out var guid) ? guid : null;

    public CountedTitle TitleOf(SavedTable saved)
    {
        var made = Make(saved);
        var series = TableQuery.Of(saved.Query).Series;
        return new CountedTitle(
            IdOf(saved), CountedKind.Table, saved.Name, made.Succeeded ? made.Value.Category : null, "", made.Succeeded ? made.Value.Figures.Count : 0, series is null ? [] : [series])
        {
            Owner = saved.Owner, PublicId = PublicIdOf(saved), Refused = made.Problem?.Sentence,
        };
    }

    public Outcome<CountedTable> Make(SavedTable saved)
    {
        var query = TableQuery.Of(saved.Query);
        var question = QuestionOf(query);
        if (question.Problem is { } problem)
        {
            return problem;
        }

        var figures = new List<CountedFigure>();
        var isTraining = book.Manifest.Of(query.Series!)!.IsTraining;
        foreach (var time in question.Value.Times)
        {
            figures.AddRange(Figures(question.Value, time, isTraining));
            if (figures.Count > FiguresMax)
            {
                return NotCountable.TooLarge(figures.Count, FiguresMax);
            }
        }

        return figures.Exists(figure => figure.Value is not (null or 0)) ? Table(saved, question.Value, figures) : NotCountable.NoFigures;
    }

    private static string PublicIdOf(SavedTable saved) => string.Create(CultureInfo.InvariantCulture, $"T{saved.Number:00}");

    private Outcome<CountedQuestion> QuestionOf(TableQuery query)
    {
        var catalogue = book.Definitions.Catalogue;
        if (query.Series is not { } id || query.Indicator is not null)
        {
            return NotCountable.AnIndicator;
        }

        if (query.Snapshot.Length > 0 && query.Snapshot != book.Manifest.Id.ToString())
        {
            return NotCountable.OtherSnapshot;
        }

        if (!catalogue.Series.TryGetValue(id, out var schema) || book.Manifest.Of(id) is null)
        {
            return NotCountable.NoFigures;
        }

        var table = book.Snapshot.Table(id);
        return table.Problem is { } damaged ? damaged : CountedQuestion.Of(query, SeriesVariables.Of(schema, catalogue, groupings), table.Value, book.Manifest, catalogue);
    }

    // by every choice of the columns, so that each total stands beside its parts
    private IEnumerable<CountedFigure> Figures(CountedQuestion question, Reference time, bool isTraining)
    {
        for (var choice = 0; choice < 1 << question.Columns.Count; choice++)
        {
            List<QuestionColumn> columns = [.. question.Columns.Where((_, i) => (choice & (1 << i)) != 0)];
            if (leaves.Of(question.Leaf, time, columns.Count == 0 ? null : string.Join(';', columns.Select(column => column.Part))) is not { } cells)
            {
                yield break;
            }

            foreach (var cell in cells.Cells.Keys.Order(StringComparer.Ordinal))
            {
                IReadOnlyList<CountedPlace> codes = columns.Count == 0 ? [] : CodesOf(cell, columns);
                var part = cells.PartOf(codes, PartRole.Whole);
                yield return new CountedFigure(
                    question.IsStock ? time.Day : time.Period, [.. codes.Select((place, i) => place with { Dimension = columns[i].Name })], part.Value, part.Value == 0 ? "-p" : "p", isTraining, [part]);
            }
        }
    }

    private static List<CountedPlace> CodesOf(string cell, List<QuestionColumn> columns)
    {
        var codes = new List<CountedPlace>();
        var at = 0;
        for (var i = 0; i < columns.Count; i++)
        {
            var begin = at + columns[i].CellName.Length + 1;
            var end = i + 1 < columns.Count ? cell.IndexOf($";{columns[i + 1].CellName}=", begin, StringComparison.Ordinal) : cell.Length;
            codes.Add(new CountedPlace(columns[i].CellName, cell[begin..end]));
            at = end + 1;
        }

        return codes;
    }

    private CountedTable Table(SavedTable saved, CountedQuestion question, List<CountedFigure> figures)
    {
        var id = question.Leaf.Series[0];
        var series = book.Manifest.Of(id)!;
        var block = book.Definitions.Catalogue.Series[id].Tsela!;
        var coverage = new CountedRows(book.Definitions.Catalogue, book.Snapshot).Of(question.Leaf, question.Times[^1], by: null).Coverage;
        return new CountedTable(
            IdOf(saved), CountedKind.Table, saved.Name, $"{series.Title}: {question.Asked.Measure.InWords}; {TimeInWords(question)}.", question.Asked.Measure.Unit, question.IsStock,
            block.MigrantCategories.Count > 0 ? block.MigrantCategories[0] : null, PeriodicityOf(question), Standard: "",
            [.. question.Columns.Select(column => Dimension(column, figures, id)).Where(dimension => dimension.Codes.Count > 0)], figures,
            [new CountedSource(id, series.Title, block.Institution, block.Confidentiality, Share: 1, series.Quality.Completeness, series.Quality.Validity)],
            coverage.MonthsInWords(figures[^1].Reference),
            [
                .. saved.Note.Length > 0 ? new[] { saved.Note } : [], .. question.Asked.Filters.Select(filter => $"Only {Titles.Lower(filter.InWords)}."),
                .. question.Columns.Select(column => column.Dimension).Where(dimension => dimension.Variable.Standard is not null).Select(dimension => $"Codes of {Titles.Lower(dimension.Title)}: {dimension.Variable.Standard}."),
                .. block.Breaks.Select(at => $"{at.At}: {at.Reason}"),
            ],
            [id], series.IsTraining)
        {
            PublicId = PublicIdOf(saved),
            Groups = question.Columns.Where(column => column.Groups is not null).ToDictionary(column => column.Column, column => column.Groups!, StringComparer.Ordinal),
        };
    }

    private CountedDimension Dimension(QuestionColumn column, List<CountedFigure> figures, string series)
    {
        var chosen = column.Dimension;
        var used = figures.SelectMany(figure => figure.Codes).Where(place => place.Dimension == column.Name).Select(place => place.Code).ToHashSet(StringComparer.Ordinal);
        List<string> listed = [.. chosen.Labels.Keys.Where(code => code != "_U" && used.Contains(code))];
        var lists = book.Definitions.Catalogue.Series[series].Fields.Where(field => field.Name == chosen.Variable.Name).SelectMany(field => field.CodeLists);
        return new CountedDimension(
            column.Name, PublicTitle(chosen), chosen.IsDistrict, chosen.Dimension is CodeDimension ? lists.FirstOrDefault()?.Id : null,
            [
                .. listed.Concat(used.Except(listed, StringComparer.Ordinal).Where(code => code != "_U").Order(StringComparer.Ordinal)).Select(code => new CountedCode(code, chosen.LabelOf(code))),
                .. used.Contains("_U") ? new[] { new CountedCode("_U", ChosenDimension.NotGiven) } : [],
            ]);
    }

    private static string TimeInWords(CountedQuestion question) => question.IsStock ? "valid on the day"
        : question.Asked.Dimensions.FirstOrDefault(QuestionTimes.IsTime) is { } date ? $"by {Titles.Lower(date.Variable.Title)}" : question.Asked.Time.InWords;

    private static string PeriodicityOf(CountedQuestion question) => (question.Times[0].Period.Length, question.Times[0].Period.Contains('Q', StringComparison.Ordinal)) switch
    {
        (4, _) => "annual",
        (_, true) => "quarterly",
        (7, _) => "monthly",
        _ => "irregular",
    };

    // which version of a grouping it is says nothing to a reader; the notes name it
    private static string PublicTitle(ChosenDimension dimension) =>
        dimension.Title.IndexOf(" (grouping of this office", StringComparison.Ordinal) is var at and > 0 ? dimension.Title[..at] : dimension.Title;
}
