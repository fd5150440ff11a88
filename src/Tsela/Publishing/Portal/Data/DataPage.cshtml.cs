using Microsoft.AspNetCore.Mvc;
using Tsela.Disclosure;
using Tsela.Publishing.Portal.Finding;
using Tsela.Publishing.Portal.Tables;
using Tsela.Shared.Charts;
using Tsela.Shared.Languages;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.Data;

/// <summary>One public table with everything that there is to know about it.</summary>
[PublicPage(FollowsEdition = true)]
public sealed class DataPage(ShownEdition shown, PublicNames names, Texts texts, SearchIndexes indexes) : PublicPageModel(shown)
{
    public PublicTable? Shown { get; private set; }

    public IReadOnlyList<PublicTable> Versions { get; private set; } = [];

    public string Asked { get; private set; } = "";

    /// <summary>What may have been meant, where there is no such table.</summary>
    public IReadOnlyList<PublicTable> Near { get; private set; } = [];

    /// <summary>The registers behind the table that anybody may ask.</summary>
    public IReadOnlyList<PublicTable> Registers { get; private set; } = [];

    internal TableView View { get; private set; } = null!;

    internal Headline? Latest { get; private set; }

    public SafeTable Table => Shown!.Table;

    public bool IsNewest => Shown == Versions[^1];

    /// <summary>The address at which this version stays.</summary>
    public string Cited => Absolute($"/data/{Shown!.Id}?version={Shown.Version}");

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var edition = await Edition(cancellationToken);
        Asked = id;
        Versions = edition.VersionsOf(id);
        Shown = Query("version") is { } version ? Versions.FirstOrDefault(one => one.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) == version) : Versions is [.., var newest] ? newest : null;
        if (Shown is null)
        {
            Near = [.. indexes.Of(edition).Find(id).Tables.Take(5).Select(found => found.Table)];
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        Registers = [.. Shown.Table.Sources.Select(source => edition.FindRegister(source.Series)).OfType<PublicTable>()];
        View = TableView.Of(Selection.Read(Shown.Table, Query));
        Latest = Headline.Of(Shown.Table);
        return Page();
    }

    /// <summary>This page with other words in its address.</summary>
    public string Link(string query) => $"~/data/{Shown!.Id}{query}";

    public IEnumerable<(string Value, string Text)> ByChoices()
    {
        yield return (SafeDimension.Total, texts["data.by-none"]);
        foreach (var dimension in View.Selection.Index.Breakdowns)
        {
            yield return (Table.Dimensions[dimension].Id, names.Dimension(Table.Dimensions[dimension]).Text);
        }
    }

    /// <summary>The codes to which a dimension can be narrowed; none where it cannot.</summary>
    public IEnumerable<(string Value, string Text)> Narrowing(int dimension) => View.Selection.CanNarrow(dimension)
        ? Table.Dimensions[dimension].Codes.Select(code => (code.Code, names.Code(Table.Dimensions[dimension], code).Text))
        : [];
}
