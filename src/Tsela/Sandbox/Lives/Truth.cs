using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>A true figure of the training country: a flow of a year, or a stock on its last day.</summary>
public sealed record TrueFigure(string Indicator, int Year, string Kind, decimal Value);

/// <summary>What truly happened, counted apart from every file. The system never reads it.</summary>
public sealed class Truth(TrainingYears years)
{
    private readonly Dictionary<(string Indicator, int Year), decimal> flows = [];
    private readonly Dictionary<(string Indicator, int Year), HashSet<string>> stocks = [];
    private readonly Dictionary<(string Indicator, int Year), HashSet<string>> persons = [];

    public void Flow(string indicator, DateOnly on, decimal amount = 1)
    {
        if (years.Holds(on))
        {
            flows[(indicator, on.Year)] = flows.GetValueOrDefault((indicator, on.Year)) + amount;
        }
    }

    /// <summary>Persons counted once a year, however often the thing happened to them.</summary>
    public void PersonFlow(string indicator, DateOnly on, string person)
    {
        if (years.Holds(on))
        {
            Set(persons, (indicator, on.Year)).Add(person);
        }
    }

    /// <summary>A stock from its first to its last day; <paramref name="thing"/> is counted once however many intervals it has.</summary>
    public void Stock(string indicator, DateOnly from, DateOnly? to, string thing)
    {
        foreach (var year in years.Each)
        {
            var at = new DateOnly(year, 12, 31);
            if (at <= years.Last && from <= at && (to is null || to >= at))
            {
                Set(stocks, (indicator, year)).Add(thing);
            }
        }
    }

    public IEnumerable<TrueFigure> Figures() =>
        flows.Select(flow => new TrueFigure(flow.Key.Indicator, flow.Key.Year, "flow", flow.Value))
            .Concat(persons.Select(flow => new TrueFigure(flow.Key.Indicator, flow.Key.Year, "persons", flow.Value.Count)))
            .Concat(stocks.Select(stock => new TrueFigure(stock.Key.Indicator, stock.Key.Year, "stock", stock.Value.Count)))
            .OrderBy(figure => figure.Indicator, StringComparer.Ordinal).ThenBy(figure => figure.Kind, StringComparer.Ordinal).ThenBy(figure => figure.Year);

    private static HashSet<string> Set(Dictionary<(string, int), HashSet<string>> sets, (string, int) key) =>
        sets.TryGetValue(key, out var set) ? set : sets[key] = [];
}
