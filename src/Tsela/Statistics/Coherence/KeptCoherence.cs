using System.Runtime.CompilerServices;
using Tsela.Catalogue;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Coherence;

/// <summary>The comparisons of each book, reckoned once and kept as long as the book is.</summary>
public sealed class KeptCoherence(NationalCatalogue catalogue, IndicatorMeasures measures)
{
    private readonly ConditionalWeakTable<FigureBook, CoherenceFigures> kept = [];

    public CoherenceFigures Of(FigureBook book) => kept.GetValue(book, one => new CoherenceFigures(catalogue, measures, one));
}
