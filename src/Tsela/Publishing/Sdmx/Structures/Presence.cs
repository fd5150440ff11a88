using Tsela.Publishing.Sdmx.Data;

namespace Tsela.Publishing.Sdmx.Structures;

/// <summary>Which codes and periods stand in what a question finds.</summary>
/// <param name="Codes">For each dimension, for each of its codes.</param>
internal sealed record Presence(bool[][] Codes, bool[] Periods, long Series, long Observations)
{
    public static Presence Of(SdmxFlow flow, DataQuestion question)
    {
        var codes = flow.Dimensions.Select(dimension => new bool[dimension.Codes.Count]).ToArray();
        var periods = new bool[flow.Periods.Count];
        var (series, observations) = (0L, 0L);
        foreach (var one in question.Of(flow).Where(one => one.Observations.Count > 0))
        {
            series++;
            observations += one.Observations.Count;
            for (var dimension = 0; dimension < codes.Length; dimension++)
            {
                codes[dimension][one.Key[dimension]] = true;
            }

            foreach (var observation in one.Observations)
            {
                periods[observation.Place] = true;
            }
        }

        return new Presence(codes, periods, series, observations);
    }
}
