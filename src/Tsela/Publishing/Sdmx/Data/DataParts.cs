using Tsela.Engine.Sdmx;
using Tsela.Engine.Sdmx.Data;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>Turns a question into the datasets of its answer.</summary>
internal static class DataParts
{
    public static IReadOnlyList<DataPart> Of(FlowReference reference, DataQuestion question)
    {
        var versions = SameStructure(reference);
        return question switch
        {
            { WithHistory: true } => [.. History(versions, question)],
            { UpdatedAfter: { } moment } => [.. Updated(versions, question, moment)],
            _ => [new DataPart(reference.Flow.Head, Shaped(question, reference.Flow, question.Of(reference.Flow)))],
        };
    }

    /// <summary>A version with other dimensions cannot stand in one message with this one.</summary>
    private static List<SdmxFlow> SameStructure(FlowReference reference)
    {
        var own = reference.Flow.Dimensions.Select(dimension => dimension.Id).ToList();
        return [.. reference.Versions.Where(version => version.Dimensions.Select(dimension => dimension.Id).SequenceEqual(own, StringComparer.Ordinal))];
    }

    private static IEnumerable<DataPart> History(List<SdmxFlow> versions, DataQuestion question)
    {
        // the newest first: its structure names what the others are read by
        for (var at = versions.Count - 1; at >= 0; at--)
        {
            var version = versions[at];
            if (question.UpdatedAfter is null || version.Table.PublishedAt > question.UpdatedAfter)
            {
                yield return new DataPart(version.Head, Shaped(question, version, question.Of(version)))
                {
                    Action = DataAction.Replace, ValidFrom = version.Table.PublishedAt, ValidTo = at == versions.Count - 1 ? null : versions[at + 1].Table.PublishedAt,
                };
            }
        }
    }

    private static IEnumerable<DataPart> Updated(List<SdmxFlow> versions, DataQuestion question, DateTime moment)
    {
        var now = versions[^1];
        if (now.Table.PublishedAt <= moment)
        {
            yield break;
        }

        if (versions.LastOrDefault(version => version.Table.PublishedAt <= moment) is not { } then)
        {
            yield return new DataPart(now.Head, Shaped(question, now, question.Of(now))) { Action = DataAction.Replace, ValidFrom = now.Table.PublishedAt };
            yield break;
        }

        var whole = question with { First = null, Last = null };
        var old = Changes.Since(whole.Of(then), then);
        var fresh = Changes.Since(whole.Of(now), now);
        yield return new DataPart(now.Head, Shaped(question, now, question.Of(now, (series, observation) => old.Changed(now, series, observation))))
        {
            Action = DataAction.Replace, ValidFrom = now.Table.PublishedAt,
        };
        yield return new DataPart(then.Head, Shaped(question, then, question.Of(then, (series, observation) => fresh.IsMissing(then, series, observation))))
        {
            Action = DataAction.Delete, ValidTo = now.Table.PublishedAt,
        };
    }

    private static IEnumerable<FlowSeries> Shaped(DataQuestion question, SdmxFlow flow, IEnumerable<FlowSeries> series)
    {
        var own = flow.Head.PlaceOf(question.ObservationDimension);
        var grouped = own >= 0 && own < flow.Head.TimePlace ? series.Across(own) : series;
        var sorted = question.Order.Count == 0 ? grouped : SeriesOrder.Sorted(grouped, flow, question);
        return question.Offset == 0 && question.Limit is null ? sorted : sorted.Window(question.Offset, question.Limit ?? long.MaxValue);
    }
}
