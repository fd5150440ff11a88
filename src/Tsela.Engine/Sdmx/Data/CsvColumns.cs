namespace Tsela.Engine.Sdmx.Data;

/// <summary>The columns of a CSV: where several structures are in it, the dimensions of the first and what the others have more, then so the attributes.</summary>
internal sealed class CsvColumns
{
    public CsvColumns(DataMessage message)
    {
        List<FlowHead> flows = [.. message.Parts.Select(part => part.Flow)];
        Dimensions = [.. flows.SelectMany(flow => flow.Dimensions).Select(dimension => (dimension.Id, dimension.Name)).DistinctBy(one => one.Id)];
        OfObservations = [.. flows.SelectMany(message.ObservationAttributes).Select(attribute => (attribute.Id, StatusNames.Of(attribute.Id))).DistinctBy(one => one.Id)];
        OfDataSet = [.. flows.SelectMany(message.DataSetAttributes).Select(attribute => (attribute.Id, attribute.Name)).DistinctBy(one => one.Id)];
    }

    public (string Id, LocalText Name)[] Dimensions { get; }

    public (string Id, LocalText Name)[] OfObservations { get; }

    public (string Id, LocalText Name)[] OfDataSet { get; }
}
