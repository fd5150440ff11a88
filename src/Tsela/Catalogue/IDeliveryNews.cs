namespace Tsela.Catalogue;

/// <summary>
/// What the data map tells of deliveries. Catalogue stands below Intake and asks it through this; Intake implements it.
/// </summary>
public interface IDeliveryNews
{
    Task<IReadOnlyDictionary<string, SeriesNews>> BySeries(CancellationToken cancellationToken);
}

/// <summary>How a series has been delivered.</summary>
/// <param name="LastPeriod">Latest period in force.</param>
/// <param name="LastAcceptedAt">When it was taken.</param>
/// <param name="Records">Records in force.</param>
/// <param name="PeriodsDue">Periods whose due day has passed, since the first delivery.</param>
/// <param name="PeriodsDelivered">How many of them are in force.</param>
/// <param name="LatePeriods">Periods due and not delivered, oldest first.</param>
/// <param name="Completeness">Required cells given of required cells, over the deliveries in force.</param>
/// <param name="Validity">Cells without a fault of type, list or range, of cells given.</param>
/// <param name="Consistency">Rule outcomes true, of those decided.</param>
public sealed record SeriesNews(
    string? LastPeriod, DateTime? LastAcceptedAt, long Records, int PeriodsDue, int PeriodsDelivered, IReadOnlyList<string> LatePeriods,
    double? Completeness, double? Validity, double? Consistency)
{
    public static readonly SeriesNews None = new(null, null, 0, 0, 0, [], null, null, null);

    /// <summary>Quality of each delivery in force, by its id.</summary>
    public IReadOnlyDictionary<Guid, DeliveryQuality> ByDelivery { get; init; } = new Dictionary<Guid, DeliveryQuality>();
}

/// <summary>Quality of one delivery as shares from 0 to 1; null where nothing was to be judged.</summary>
public sealed record DeliveryQuality(double? Completeness, double? Validity, double? Consistency);
