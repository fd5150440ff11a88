using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>One cell of one population, wherever it is shown: the same address has the same fate in every table and every release.</summary>
/// <param name="Population">Id of the population.</param>
/// <param name="Group">The year of a flow, the day of a stock: what is protected together.</param>
/// <param name="Cell">Columns with their codes in ordinal order, as <c>place.district=LS-A;sex=F</c>; of a month or quarter its time as well.</param>
public readonly record struct CellAddress(string Population, string Group, string Cell)
{
    public const string Time = "time";

    public static CellAddress Of(CountedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var group = GroupOf(part);
        return new CellAddress(part.Population.Id, group, Write(PlacesOf(part, group)));
    }

    /// <summary>The columns and codes of a part, the time within its year among them, in ordinal order.</summary>
    public static IEnumerable<CountedPlace> PlacesOf(CountedPart part, string group) =>
        (part.Time == group ? part.Codes : part.Codes.Append(new CountedPlace(Time, part.Time))).OrderBy(place => place.Dimension, StringComparer.Ordinal);

    /// <summary>The columns that a cell is by, as <c>place.district;sex</c>; empty for the whole.</summary>
    public static string Columns(string cell)
    {
        return string.Join(';', Places(cell).Select(place => place.Dimension));
    }

    /// <summary>The columns and codes of an address, in its order.</summary>
    public static IReadOnlyList<CountedPlace> Places(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return [.. cell.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(place => (Text: place, At: place.IndexOf('=', StringComparison.Ordinal))).Select(place => new CountedPlace(place.Text[..place.At], place.Text[(place.At + 1)..]))];
    }

    /// <summary>The columns and codes of an address.</summary>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<string> Codes) Read(string cell)
    {
        var places = Places(cell);
        return ([.. places.Select(place => place.Dimension)], [.. places.Select(place => place.Code)]);
    }

    /// <summary>The address of columns and codes that stand in their order.</summary>
    public static string Write(IEnumerable<CountedPlace> places) => string.Join(';', places.Select(place => $"{place.Dimension}={place.Code}"));

    public static string GroupOf(CountedPart part) => part.Population.AddsOverTime && part.Time.Length >= 4 ? part.Time[..4] : part.Time;
}
