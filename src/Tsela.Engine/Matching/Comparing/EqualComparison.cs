using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>A code of a short list: the same or not.</summary>
internal sealed class EqualComparison(Feature feature)
    : CodedComparison(feature, ["the same", "different"], [.. feature.Values.Select(PlainText.Of)])
{
    public override bool LooksAtLetters => false;

    protected override int LevelOfForms(int a, int b) => 1;
}
