using System.Globalization;
using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Two numbers, by distance.</summary>
internal sealed class NumberComparison : CodedComparison
{
    private readonly double[] numbers;

    public NumberComparison(Feature feature)
        : base(feature, ["the same", "within 1", "within 5 %", "within 20 %", "different"], [.. feature.Values.Select(Read)]) =>
        numbers = [.. Plain.Select(text => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture))];

    public override bool LooksAtLetters => false;

    protected override int LevelOfForms(int a, int b)
    {
        var apart = Math.Abs(numbers[a] - numbers[b]);
        var size = Math.Max(Math.Abs(numbers[a]), Math.Abs(numbers[b]));
        return apart <= 1 ? 1 : apart <= 0.05 * size ? 2 : apart <= 0.2 * size ? 3 : 4;
    }

    // 07 and 7.0 are one number; a text that is none says nothing
    private static string Read(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : "";
}
