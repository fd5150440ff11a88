namespace Tsela.Publishing;

/// <summary>
/// When a share or a change is said in percent. Of fewer than fifty, one more or less moves a percentage by more than two points: from 2 to
/// 10 is no "400 %", and 3 of 8 is no "37.5 %". A reader then learns more from the numbers themselves. One limit for pages and reports, so
/// that both say the same of the same figures.
/// </summary>
internal static class SmallBases
{
    public const decimal PercentFrom = 50;
}
