using Tsela.Engine.Sdmx;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>Reads a question of REST 2: <c>/data/{context}/{agency}/{id}/{version}/{key}</c>.</summary>
internal static class SecondGeneration
{
    private const string Anything = "*";

    /// <summary>A question that can be put to one dataflow alone.</summary>
    public static Outcome<(FlowReference Reference, DataQuestion Question)> Read(DoorCall call, SdmxCatalogue catalogue)
    {
        var found = FlowReference.Second(catalogue, call.Part("context", Anything), call.Part("agency", Anything), call.Part("id", Anything), call.Part("version", Anything));
        return found.Problem is { } problem ? problem : Read(call, found.Value);
    }

    /// <summary>A question to every dataflow that is named; those answer of which it can be asked: one without a dimension that is filtered by has nothing that matches.</summary>
    public static Outcome<IReadOnlyList<(FlowReference Reference, DataQuestion Question)>> Several(DoorCall call, SdmxCatalogue catalogue)
    {
        var found = FlowReference.Several(catalogue, call.Part("context", Anything), call.Part("agency", Anything), call.Part("id", Anything), call.Part("version", Anything));
        if (found.Problem is { } problem)
        {
            return problem;
        }

        if (found.Value.Count > 1 && (call.Query("offset") ?? call.Query("limit")) is not null)
        {
            return SdmxProblems.NotImplemented("A window (offset, limit) over several dataflows at once");
        }

        var read = found.Value.Select(reference => Read(call, reference)).ToList();
        List<(FlowReference, DataQuestion)> asked = [.. read.Where(one => one.Succeeded).Select(one => one.Value)];
        return asked.Count > 0 ? asked : read[0].Problem!;
    }

    private static Outcome<(FlowReference Reference, DataQuestion Question)> Read(DoorCall call, FlowReference found)
    {
        var moment = CommonParameters.Moment(call, "asOf");
        if (moment.Problem is { } refusal)
        {
            return refusal;
        }

        if ((moment.Value is { } then ? found.AsOf(then) : found) is not { } reference)
        {
            return SdmxProblems.Empty("Nothing of it was public at that time.");
        }

        var key = SeriesKeys.Second(new DataQuestion(reference.Flow), call.Part("key", Anything));
        var question = key.Succeeded ? CommonParameters.Read(call, key.Value) : key;
        question = question.Succeeded ? ComponentFilters.Read(call, question.Value) : question;
        question = question.Succeeded ? Shown(call, question.Value) : question;
        question = question.Succeeded ? Window(call, question.Value) : question;
        if (question.Problem is { } wrong)
        {
            return wrong;
        }

        return moment.Value is { } asOf && question.Value.UpdatedAfter > asOf
            ? SdmxProblems.Semantic("updatedAfter is later than asOf, so nothing can answer.")
            : (reference, question.Value);
    }

    private static Outcome<DataQuestion> Shown(DoorCall call, DataQuestion question)
    {
        var attributes = Attributes(call.Query("attributes"), question.Flow);
        if (attributes.Problem is { } unknown)
        {
            return unknown;
        }

        var measures = call.Query("measures") ?? "all";
        if (measures is not ("all" or "none" or DataStructure.MeasureId))
        {
            return SdmxProblems.Semantic($"{measures} is no measure of {question.Flow.Dataflow.Reference.Id}. It has {DataStructure.MeasureId}.");
        }

        // neither figures nor attributes: which series there are
        return question with { Attributes = attributes.Value, WithValues = measures != "none", WithObservations = measures != "none" || attributes.Value is not { Count: 0 } };
    }

    private static Outcome<IReadOnlySet<string>?> Attributes(string? text, SdmxFlow flow)
    {
        var known = flow.Structure.Attributes;
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in (text ?? "dsd").Split(','))
        {
            if (word is "dsd" or "all")
            {
                return (HashSet<string>?)null;
            }

            var own = word switch
            {
                "none" or "msd" or "series" => [],
                "dataset" => known.Where(attribute => attribute.Level == AttributeLevel.DataSet),
                "obs" => known.Where(attribute => attribute.Level == AttributeLevel.Observation),
                _ => known.Where(attribute => attribute.Id == word),
            };
            var ids = own.Select(attribute => attribute.Id).ToList();
            if (ids.Count == 0 && word is not ("none" or "msd" or "series"))
            {
                return SdmxProblems.Semantic($"{word} is no attribute of {flow.Dataflow.Reference.Id}. It has {string.Join(", ", known.Select(attribute => attribute.Id))}.");
            }

            wanted.UnionWith(ids);
        }

        return wanted;
    }

    private static Outcome<DataQuestion> Window(DoorCall call, DataQuestion question)
    {
        var offset = CommonParameters.Number(call, "offset");
        var limit = CommonParameters.Number(call, "limit");
        var order = Order(call.Query("sort"), question);
        return (offset.Problem ?? limit.Problem ?? order.Problem) is { } refusal ? refusal : question with { Offset = offset.Value ?? 0, Limit = limit.Value, Order = order.Value };
    }

    private static Outcome<SortedBy[]> Order(string? text, DataQuestion question)
    {
        var head = question.Flow.Head;
        var order = new List<SortedBy>();
        foreach (var word in (text ?? "").Split(['+', ' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = word.Split(':');
            var descending = parts is [_, "desc"];
            if (parts.Length > 2 || (parts.Length == 2 && parts[1] is not ("asc" or "desc")))
            {
                return SdmxProblems.Syntax($"sort={word} cannot be read. Write ids of components with + between them, each with :asc or :desc where wanted.");
            }

            if (parts[0] is "*" or "series_key")
            {
                order.AddRange(Enumerable.Range(0, head.TimePlace + 1).Where(place => parts[0] == "*" || head.IdAt(place) != question.ObservationDimension).Select(place => new SortedBy(place, descending)));
            }
            else if (parts[0] == DataStructure.MeasureId || head.PlaceOf(parts[0]) >= 0)
            {
                order.Add(new SortedBy(head.PlaceOf(parts[0]), descending));
            }
            else
            {
                return SdmxProblems.Semantic($"{parts[0]} is neither a dimension nor the measure of {question.Flow.Dataflow.Reference.Id}, so nothing can be sorted by it.");
            }
        }

        return order.ToArray();
    }
}
