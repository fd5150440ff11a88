using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tsela.Catalogue;
using Tsela.Registers;

namespace Tsela.Linkage.Reading;

/// <summary>The deliveries in force of the series that take part, in a fixed order, and the hash that tells two such sets apart.</summary>
internal sealed record LinkedDeliveries(IReadOnlyList<Delivery> Deliveries)
{
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', Deliveries.Select(delivery => string.Create(CultureInfo.InvariantCulture, $"{delivery.Id} {delivery.RecordCount}"))))));

    public static async Task<LinkedDeliveries> InForce(RecordRows rows, NationalCatalogue catalogue, CancellationToken cancellationToken)
    {
        var takePart = LinkedSeries.All(catalogue).Where(series => series.TakesPart).Select(series => series.Schema.Name).ToHashSet(StringComparer.Ordinal);
        var inForce = await rows.DeliveriesInForce(cancellationToken);
        return new LinkedDeliveries(
        [
            .. inForce.Where(delivery => takePart.Contains(delivery.Series))
                .OrderBy(delivery => delivery.Series, StringComparer.Ordinal).ThenBy(delivery => delivery.PeriodStart).ThenBy(delivery => delivery.Id),
        ]);
    }
}
