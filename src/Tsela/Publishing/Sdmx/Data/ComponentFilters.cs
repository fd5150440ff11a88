using System.Globalization;
using Tsela.Engine.Sdmx;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>The filters of REST 2, <c>c[DIM]=ge:A+le:B,C</c>: commas are or, plus signs are and.</summary>
internal static class ComponentFilters
{
    public static Outcome<DataQuestion> Read(DoorCall call, DataQuestion question)
    {
        foreach (var (name, values) in call.Request.Query.Where(parameter => parameter.Key.StartsWith("c[", StringComparison.Ordinal) && parameter.Key.EndsWith(']')))
        {
            var component = name[2..^1];
            var (filter, wrong) = ComponentFilter.Read(component, values.ToString());
            var next = wrong is null ? Apply(question, component, filter!) : wrong;
            if (next.Problem is not null)
            {
                return next;
            }

            question = next.Value;
        }

        return question;
    }

    private static Outcome<DataQuestion> Apply(DataQuestion question, string component, ComponentFilter filter)
    {
        var flow = question.Flow;
        var place = flow.Head.PlaceOf(component);
        if (component == DataStructure.TimeId)
        {
            return OfTime(question, filter);
        }

        if (place >= 0)
        {
            var before = question.Codes[place];
            bool[]?[] codes = [.. question.Codes];
            codes[place] = [.. flow.Dimensions[place].Codes.Select((code, at) => before?[at] != false && filter.Takes(code.Id))];
            return question with { Codes = codes };
        }

        var figures = question.Figures;
        if (component == DataStructure.MeasureId)
        {
            return question with { Figures = observation => figures?.Invoke(observation) != false && filter.Takes(observation.Value) };
        }

        if (flow.Head.OfObservations.Any(attribute => attribute.Id == component))
        {
            return question with { Figures = observation => figures?.Invoke(observation) != false && filter.Takes(observation.Status.ValueOf(component) ?? "") };
        }

        if (!flow.Structure.Attributes.Any(attribute => attribute.Id == component))
        {
            return SdmxProblems.Semantic($"{component} is no component of {flow.Dataflow.Reference.Id}. It has {string.Join(", ", flow.Dimensions.Select(dimension => dimension.Id))}, TIME_PERIOD, OBS_VALUE and its attributes.");
        }

        var takes = filter.Takes(flow.Attributes.FirstOrDefault(attribute => attribute.Id == component)?.Code ?? "");
        return takes ? question : question with { Keys = _ => false };
    }

    private static Outcome<DataQuestion> OfTime(DataQuestion question, ComponentFilter filter)
    {
        foreach (var text in filter.Values)
        {
            if (!TimePeriod.TryParse(text, out _))
            {
                return SdmxProblems.Syntax($"c[TIME_PERIOD]: {text} is no period. Write it as 2024, 2024-S1, 2024-Q1, 2024-03, 2024-W09 or 2024-03-31.");
            }
        }

        return question with { Periods = [.. question.Flow.Periods.Select(filter.Takes)] };
    }
}

/// <summary>One filter: any of several groups of conditions that must all hold.</summary>
internal sealed class ComponentFilter
{
    private static readonly string[] Operators = ["eq", "ne", "lt", "le", "gt", "ge", "co", "nc", "sw", "ew"];

    private readonly (string Operator, string Value)[][] groups;

    private ComponentFilter((string Operator, string Value)[][] groups) => this.groups = groups;

    public IEnumerable<string> Values => groups.SelectMany(group => group.Select(condition => condition.Value));

    public static (ComponentFilter? Filter, Problem? Wrong) Read(string component, string text)
    {
        var read = text.Split(',').Select(group => group.Split(['+', ' '], StringSplitOptions.RemoveEmptyEntries).Select(ReadOne).ToArray()).ToArray();
        return component.Length == 0 || Array.Exists(read, group => group.Length == 0 || Array.Exists(group, condition => condition.Value.Length == 0))
            ? (null, SdmxProblems.Syntax($"c[{component}]={text} cannot be read. Write c[SEX]=F,M or c[TIME_PERIOD]=ge:2020+le:2022."))
            : (new ComponentFilter(read), null);
    }

    public bool Takes(string code) => Array.Exists(groups, group => Array.TrueForAll(group, condition => condition.Operator switch
    {
        "eq" => code == condition.Value,
        "ne" => code != condition.Value,
        "co" => code.Contains(condition.Value, StringComparison.OrdinalIgnoreCase),
        "nc" => !code.Contains(condition.Value, StringComparison.OrdinalIgnoreCase),
        "sw" => code.StartsWith(condition.Value, StringComparison.Ordinal),
        "ew" => code.EndsWith(condition.Value, StringComparison.Ordinal),
        var order => Holds(order, string.CompareOrdinal(code, condition.Value)),
    }));

    public bool Takes(decimal? value) => value is { } figure && Array.Exists(groups, group => Array.TrueForAll(group, condition =>
        decimal.TryParse(condition.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) && (condition.Operator switch
        {
            "eq" => figure == bound,
            "ne" => figure != bound,
            var order => Holds(order, figure.CompareTo(bound)),
        })));

    public bool Takes(TimePeriod period) => Array.Exists(groups, group => Array.TrueForAll(group, condition =>
        TimePeriod.TryParse(condition.Value, out var bound) && (condition.Operator switch
        {
            "eq" => (period.First, period.Last) == (bound.First, bound.Last),
            "ne" => (period.First, period.Last) != (bound.First, bound.Last),
            "ge" => period.First >= bound.First,
            "gt" => period.First > bound.Last,
            "le" => period.Last <= bound.Last,
            "lt" => period.Last < bound.First,
            _ => false,
        })));

    private static bool Holds(string order, int comparison) => order switch
    {
        "lt" => comparison < 0,
        "le" => comparison <= 0,
        "gt" => comparison > 0,
        "ge" => comparison >= 0,
        _ => false,
    };

    private static (string Operator, string Value) ReadOne(string text) =>
        text.Length > 2 && text[2] == ':' && Operators.Contains(text[..2], StringComparer.Ordinal) ? (text[..2], text[3..]) : ("eq", text);
}
