namespace Tsela.Engine.Sdmx.Data;

/// <summary>The rows of one dataset; what repeats is encoded once.</summary>
internal sealed class CsvPart
{
    private readonly DataMessage message;
    private readonly FlowHead flow;
    private readonly CsvOptions options;
    private readonly CsvBytes rows;
    private readonly CsvColumns columns;
    private readonly byte[] start;
    private readonly (int Place, byte[][] Codes)[] dimensions;
    private readonly byte[][] periods;
    private readonly byte[] end;
    private readonly Dictionary<FlowStatus, byte[]> statuses = [];

    public CsvPart(DataMessage message, DataPart part, CsvColumns columns, CsvOptions options, CsvBytes rows)
    {
        (this.message, flow, this.columns, this.options, this.rows) = (message, part.Flow, columns, options, rows);
        start = Start(part);
        dimensions = Array.ConvertAll(columns.Dimensions, column => flow.PlaceOf(column.Id) is >= 0 and var place
            ? (place, flow.Dimensions[place].Codes.Select(code => Fields(code.Id, code.Name)).ToArray())
            : (-1, [Fields("", null)]));
        var normal = options.NormalizedTime ? NormalizedTime.Of(flow.Periods) : [.. flow.Periods.Select(period => period.Text)];
        periods = [.. normal.Select(period => options.Labels == CsvLabels.Name ? (byte[])[.. CsvBytes.Field(period), (byte)','] : CsvBytes.Field(period))];
        var ofDataSet = message.DataSetAttributes(flow).ToDictionary(attribute => attribute.Id, StringComparer.Ordinal);
        end = [.. columns.OfDataSet.SelectMany(column => ofDataSet.TryGetValue(column.Id, out var attribute)
            ? Fields(attribute.Code, attribute.Code == attribute.Label.English ? null : attribute.Label)
            : Fields("", null))];
    }

    public void WriteHeader()
    {
        List<string> names = options switch
        {
            { IsSecond: false } => ["DATAFLOW"],
            { Labels: CsvLabels.Name } => ["STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION"],
            _ => ["STRUCTURE", "STRUCTURE_ID", "ACTION"],
        };
        if (options.SeriesKey)
        {
            names.Add("SERIES_KEY");
        }

        if (options.ObservationKey)
        {
            names.Add("OBS_KEY");
        }

        names.AddRange(columns.Dimensions.SelectMany(column => Heading(column.Id, column.Name)));
        names.AddRange(Heading(DataStructure.TimeId, "Time period"));
        names.AddRange(Heading(DataStructure.MeasureId, "Observation value"));
        names.AddRange(columns.OfObservations.Concat(columns.OfDataSet).SelectMany(column => Heading(column.Id, column.Name)));
        rows.Write(CsvBytes.First(names[0]));
        foreach (var name in names.Skip(1))
        {
            rows.Write(CsvBytes.Field(name));
        }

        rows.EndRow();
    }

    public void WriteSeries(FlowSeries series)
    {
        if (!message.WithObservations)
        {
            WriteKey(series, period: null);
            rows.Write(options.Labels == CsvLabels.Name ? ",,,,"u8 : ",,"u8);
            rows.Write(end);
            rows.EndRow();
            return;
        }

        foreach (var observation in series.Observations)
        {
            WriteKey(series, observation.Place);
            rows.Write(periods[observation.Place]);
            rows.Write(message.WithValues ? observation.Value : null);
            if (options.Labels == CsvLabels.Name)
            {
                rows.Write(","u8);
            }

            rows.Write(StatusOf(observation.Status));
            rows.Write(end);
            rows.EndRow();
        }
    }

    private void WriteKey(FlowSeries series, int? period)
    {
        rows.Write(start);
        if (options.SeriesKey || options.ObservationKey)
        {
            var key = string.Join('.', flow.Dimensions.Select((dimension, place) => dimension.Codes[series.Key[place]].Id));
            if (options.SeriesKey)
            {
                rows.Write(CsvBytes.Field(key));
            }

            if (options.ObservationKey)
            {
                rows.Write(CsvBytes.Field(period is { } place ? $"{key}.{flow.Periods[place].Text}" : ""));
            }
        }

        foreach (var (place, codes) in dimensions)
        {
            rows.Write(codes[place < 0 ? 0 : series.Key[place]]);
        }
    }

    private byte[] StatusOf(FlowStatus status)
    {
        if (!statuses.TryGetValue(status, out var fields))
        {
            fields = [.. columns.OfObservations.SelectMany(attribute => Fields(status.ValueOf(attribute.Id) ?? "", StatusNames.Label(attribute.Id, status.ValueOf(attribute.Id))))];
            statuses.Add(status, fields);
        }

        return fields;
    }

    private byte[] Start(DataPart part)
    {
        var reference = flow.Dataflow.Reference;
        var id = $"{reference.Agency}:{reference.Id}({reference.Version})";
        var name = flow.Dataflow.Name.In(message.Language);
        if (!options.IsSecond)
        {
            return CsvBytes.First(options.Labels == CsvLabels.Both ? $"{id}: {name}" : id);
        }

        var action = part.Action switch { DataAction.Delete => "D", DataAction.Replace => "R", _ => "I" };
        return
        [
            .. CsvBytes.First("dataflow"), .. CsvBytes.Field(options.Labels == CsvLabels.Both ? $"{id}: {name}" : id),
            .. options.Labels == CsvLabels.Name ? CsvBytes.Field(name) : [], .. CsvBytes.Field(action),
        ];
    }

    private IEnumerable<string> Heading(string id, LocalText name) => options.Labels switch
    {
        CsvLabels.Both => [$"{id}: {name.In(message.Language)}"],
        CsvLabels.Name => [id, name.In(message.Language)],
        _ => [id],
    };

    private byte[] Fields(string code, LocalText? name) => options.Labels switch
    {
        CsvLabels.Both when name is not null => CsvBytes.Field($"{code}: {name.In(message.Language)}"),
        CsvLabels.Name => [.. CsvBytes.Field(code), .. CsvBytes.Field(name?.In(message.Language) ?? "")],
        _ => CsvBytes.Field(code),
    };
}
