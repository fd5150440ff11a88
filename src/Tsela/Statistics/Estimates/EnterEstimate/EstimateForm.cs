namespace Tsela.Statistics.Estimates.EnterEstimate;

/// <summary>What stands in the fields of the form, as it was written.</summary>
public sealed record EstimateForm
{
    public string Of { get; init; } = nameof(EstimateOf.Delivery);

    public string Subject { get; init; } = "";

    public string Reference { get; init; } = "";

    public string Breakdown { get; init; } = "";

    public string Value { get; init; } = "";

    public string Low { get; init; } = "";

    public string High { get; init; } = "";

    public string Method { get; init; } = "";

    public string MethodText { get; init; } = "";

    public string Reason { get; init; } = "";

    public static EstimateForm From(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        static string Number(decimal? value) => value?.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) ?? "";
        return new EstimateForm
        {
            Of = estimate.Of.ToString(), Subject = estimate.Subject, Reference = estimate.Reference, Breakdown = estimate.Breakdown,
            Value = Number(estimate.Value), Low = Number(estimate.Low), High = Number(estimate.High),
            Method = estimate.Method.ToString(), MethodText = estimate.MethodText ?? "",
        };
    }
}
