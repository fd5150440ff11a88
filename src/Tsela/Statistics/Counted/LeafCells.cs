namespace Tsela.Statistics.Counted;

/// <summary>The cells of one population at one time by one breakdown.</summary>
/// <param name="Names">The dimensions of the breakdown as figures name them, in their order.</param>
/// <param name="Columns">What each of them is by.</param>
/// <param name="Cells">By their breakdown, as <c>sex=F;district=LS-A</c>.</param>
internal sealed record LeafCells(
    CountedPopulation Population, string Time, IReadOnlyList<string> Names, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, LeafCell> Cells)
{
    /// <summary>The part behind a figure; of codes that the population is not broken down by, the whole.</summary>
    public CountedPart PartOf(IReadOnlyList<CountedPlace> codes, PartRole role)
    {
        var own = Names.Select((name, i) => (Name: name, Column: Columns[i], Code: codes.FirstOrDefault(place => place.Dimension == name).Code))
            .Where(one => one.Code is not null).ToList();
        var text = own.Count == 0 ? Measures.Answer.Total : string.Join(';', own.Select(one => $"{one.Name}={one.Code}"));
        var cell = Cells.GetValueOrDefault(text, LeafCell.Empty);
        return new CountedPart(
            Population, role, Time, [.. own.Select(one => new CountedPlace(one.Column, one.Code))], cell.Value, cell.Rows, cell.Contributors, cell.Largest1, cell.Largest2);
    }
}

internal readonly record struct LeafCell(decimal? Value, long Rows, long? Contributors, decimal Largest1 = 0, decimal Largest2 = 0)
{
    public static readonly LeafCell Empty = new(0, 0, 0);
}
