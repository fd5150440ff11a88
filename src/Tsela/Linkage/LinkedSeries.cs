using Tsela.Catalogue;
using Tsela.Engine.Schemas;

namespace Tsela.Linkage;

/// <summary>Whether a series takes part in the linkage of persons, and why.</summary>
/// <param name="Reason">A sentence for the reader, also where it takes part.</param>
public sealed record LinkedSeries(TableSchema Schema, bool TakesPart, string Reason)
{
    public static IReadOnlyList<LinkedSeries> All(NationalCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return [.. catalogue.Series.Values.OrderBy(schema => schema.Name, StringComparer.Ordinal).Select(Of)];
    }

    public static LinkedSeries Of(TableSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var block = schema.Tsela!;
        if (block.Kind == "aggregate")
        {
            return new(schema, TakesPart: false, "A table of figures: no row is a person.");
        }

        if (!schema.Fields.Any(field => field.Concept is "person.surname" or "person.national_id"))
        {
            return new(schema, TakesPart: false, "No row says who the person is.");
        }

        return block switch
        {
            { Linkage: { } said } => new(schema, said.TakesPart, said.Reason),
            { Confidentiality: "sensitive" } => new(schema, TakesPart: false, "Sensitive, and its definition does not allow it."),
            _ => new(schema, TakesPart: true, "Names persons, and nothing in its definition speaks against it."),
        };
    }
}
