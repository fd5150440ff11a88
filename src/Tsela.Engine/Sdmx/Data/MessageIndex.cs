namespace Tsela.Engine.Sdmx.Data;

/// <summary>What a message really uses of codes, periods and attribute values, numbered as SDMX-JSON refers to them. Made in one pass over the figures.</summary>
internal sealed class MessageIndex
{
    private readonly DataMessage message;
    private readonly int[][][] numbers;

    private MessageIndex(DataMessage message)
    {
        this.message = message;
        var flow = message.Parts[0].Flow;
        numbers = [.. message.Parts.Select(part => part.Flow.Dimensions.Select(dimension => new int[dimension.Codes.Count]).Append(new int[part.Flow.Periods.Count]).ToArray())];
        Codes = [.. flow.Dimensions.Select(_ => new List<SchemeItem>())];
        ObservationAttributes = [.. message.ObservationAttributes(flow).Select(attribute => new ValueIndex(attribute.Id, StatusNames.Of(attribute.Id), attribute.CodeList is not null))];
        DataSetAttributes = [.. message.Parts.SelectMany(part => message.DataSetAttributes(part.Flow)).DistinctBy(attribute => attribute.Id).Select(attribute =>
            new ValueIndex(attribute.Id, attribute.Name, flow.Structure.Attributes.Any(one => one.Id == attribute.Id && one.CodeList is not null)))];
    }

    /// <summary>The values of an attribute, each with its number.</summary>
    internal sealed class ValueIndex(string id, LocalText name, bool isCoded)
    {
        private readonly Dictionary<string, int> numberOf = new(StringComparer.Ordinal);

        public string Id => id;

        public LocalText Name => name;

        public bool IsCoded => isCoded;

        public List<(string Code, LocalText? Label)> Values { get; } = [];

        public int? NumberOf(string? code) => code is null ? null : numberOf[code];

        public void Add(string? code, LocalText? label)
        {
            if (code is not null && numberOf.TryAdd(code, Values.Count))
            {
                Values.Add((code, label));
            }
        }
    }

    /// <summary>For each dimension but time the codes that occur.</summary>
    public IReadOnlyList<List<SchemeItem>> Codes { get; }

    public List<TimePeriod> Periods { get; } = [];

    public IReadOnlyList<ValueIndex> ObservationAttributes { get; }

    public IReadOnlyList<ValueIndex> DataSetAttributes { get; }

    /// <summary>For each dimension, time last, the number of each place; of one part of the message.</summary>
    public int[][] NumbersOf(int part) => numbers[part];

    public static MessageIndex Of(DataMessage message)
    {
        var index = new MessageIndex(message);
        var statuses = new HashSet<FlowStatus>();
        for (var part = 0; part < message.Parts.Count; part++)
        {
            index.Mark(part, statuses);
        }

        foreach (var status in statuses.OrderBy(status => status.Observation, StringComparer.Ordinal).ThenBy(status => status.Comment, StringComparer.Ordinal))
        {
            foreach (var attribute in index.ObservationAttributes)
            {
                var code = status.ValueOf(attribute.Id);
                attribute.Add(code, StatusNames.Label(attribute.Id, code));
            }
        }

        foreach (var attribute in message.Parts.SelectMany(part => message.DataSetAttributes(part.Flow)))
        {
            index.DataSetAttributes.First(known => known.Id == attribute.Id).Add(attribute.Code, attribute.Label);
        }

        index.Number();
        return index;
    }

    private void Mark(int part, HashSet<FlowStatus> statuses)
    {
        var flow = message.Parts[part].Flow;
        var used = numbers[part];
        var observed = used[message.IsFlat ? flow.TimePlace : message.ObservationPlaceIn(flow)];
        FlowStatus? last = null;
        foreach (var series in message.Parts[part].Series)
        {
            for (var dimension = 0; dimension < series.Key.Length; dimension++)
            {
                if (series.Key[dimension] >= 0)
                {
                    used[dimension][series.Key[dimension]] = 1;
                }
            }

            for (var at = 0; message.WithObservations && at < series.Observations.Count; at++)
            {
                var observation = series.Observations[at];
                observed[observation.Place] = 1;
                if (!ReferenceEquals(observation.Status, last))
                {
                    statuses.Add(last = observation.Status);
                }
            }
        }
    }

    private void Number()
    {
        for (var dimension = 0; dimension < Codes.Count; dimension++)
        {
            Number(dimension, Codes[dimension], (flow, place) => flow.Dimensions[dimension].Codes[place], item => item.Id);
        }

        var used = message.Parts.SelectMany((part, at) => part.Flow.Periods.Where((_, place) => numbers[at][^1][place] == 1));
        Periods.AddRange(used.DistinctBy(period => period.Text).OrderBy(period => period.First).ThenBy(period => period.Last));
        Number(Codes.Count, Periods, (flow, place) => flow.Periods[place], period => period.Text);
    }

    private void Number<T>(int dimension, List<T> values, Func<FlowHead, int, T> valueAt, Func<T, string> idOf)
    {
        var known = values.Select((value, number) => (Id: idOf(value), number)).ToDictionary(one => one.Id, one => one.number, StringComparer.Ordinal);
        for (var part = 0; part < numbers.Length; part++)
        {
            var places = numbers[part][dimension];
            for (var place = 0; place < places.Length; place++)
            {
                if (places[place] == 0)
                {
                    continue;
                }

                var value = valueAt(message.Parts[part].Flow, place);
                if (!known.TryGetValue(idOf(value), out var number))
                {
                    known.Add(idOf(value), number = values.Count);
                    values.Add(value);
                }

                places[place] = number;
            }
        }
    }
}
