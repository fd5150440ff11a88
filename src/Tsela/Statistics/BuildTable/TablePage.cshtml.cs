using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Shared.Web;
using Tsela.Statistics.SavedTables;

namespace Tsela.Statistics.BuildTable;

public sealed class TableModel(BuildTable buildTable, RecentTables recent, CurrentActor current) : TselaPage
{
    public BuildTable.Built? Built { get; private set; }

    public TableForm? Form { get; private set; }

    /// <summary>True where somebody asked for the number of cells and not for the table.</summary>
    public bool IsOnlySize { get; private set; }

    public TableQuery Query { get; private set; } = new();

    /// <summary>The address that gives the same figures whatever snapshots are taken later.</summary>
    public string PinnedLink => $"{TableQuery.Path}?{PinnedText}";

    public string PinnedText => (Query with { Snapshot = Built!.Manifest.Id.ToString() }).Text;

    /// <summary>Rows for columns, as the table has them: also those that were put there without being asked for.</summary>
    public string TurnedLink => (Query.Turned with
    {
        Rows = [.. Built!.View!.ColumnHeaders.Select(header => header.Id)], Columns = [.. Built.View.RowHeaders.Select(header => header.Id)],
    }).Link;

    public string Heading => Built switch
    {
        { Variables: { } series } => $"{series.Schema.Name} {series.Schema.Title}",
        { Indicator: { } indicator } => $"{indicator.Id} {indicator.Name}",
        _ => "New table",
    };

    public async Task<IActionResult> OnGetAsync(string? ask, CancellationToken cancellationToken)
    {
        Query = TableQuery.Of(Request.QueryString.Value);
        IsOnlySize = ask == "size";
        if (Query is { Series: null, Indicator: null })
        {
            return Redirect("/tables");
        }

        var outcome = await buildTable.Handle(new(Query, IsOnlySize), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Built = outcome.Value;
        if (Built.View is { } view)
        {
            recent.Add(current.Actor.Name, new(view.Title, Query.Link));
        }

        Form = Built.Variables is null ? null : new TableForm(Built);
        return Built.Refused is { } refused ? Refused(refused) : Page();
    }

    public IReadOnlyList<Choice> IndicatorBreakdowns =>
        [.. Built!.Breakdowns.Select(by => new Choice(by, by == IndicatorTable.Total ? "Total" : by.Replace(";", " by ", StringComparison.Ordinal), by == (Query.By.Length == 0 ? IndicatorTable.Total : Query.By)))];
}
