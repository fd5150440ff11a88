using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>The people who live in the country at mid-year, as the statistics office publishes them: without them no rate has anything to divide by.</summary>
public static class HeadCount
{
    private const int OldestGroup = 85;

    public static void Tell(Ledger ledger, IReadOnlyList<Person> people)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(people);
        foreach (var midYear in ledger.Years.Each.Select(year => new DateOnly(year, 6, 30)).Where(ledger.Years.Holds))
        {
            var residents = people.Where(person => person.Household > 0 && person.BirthDate <= midYear && !(person.Arrived > midYear) && !person.IsAwayOn(midYear));
            var groups = residents
                .GroupBy(person => (Place: person.PlaceOn(midYear), person.Sex, Age: Math.Min(person.AgeOn(midYear) / 5 * 5, OldestGroup)))
                .OrderBy(group => group.Key.Place.District, StringComparer.Ordinal).ThenBy(group => group.Key.Place.Urban)
                .ThenBy(group => group.Key.Sex, StringComparer.Ordinal).ThenBy(group => group.Key.Age);
            foreach (var group in groups)
            {
                ledger.Add("RF23", midYear, person: null,
                    ("year", midYear.Year), ("district", group.Key.Place.District), ("urban_rural", group.Key.Place.Urban ? "U" : "R"), ("sex", group.Key.Sex),
                    ("age_from", group.Key.Age), ("persons", group.Count()), ("producer", "BOS"), ("source", "Population of the training country"));
                ledger.Truth.Flow("DEM-01 at mid-year", midYear, group.Count());
            }
        }
    }
}
