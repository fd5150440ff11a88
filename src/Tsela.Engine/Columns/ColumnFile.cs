using System.Text;

namespace Tsela.Engine.Columns;

/// <summary>
/// A table as one file: the mark <c>TSELA001</c>, then name, number of rows and columns; for each column its kind, name,
/// concept, and its values (a dictionary with positions; day numbers; decimals with a mark where given). Numbers are
/// little-endian. The file has no checksum of its own: the manifest of the snapshot holds its SHA-256.
/// </summary>
public static class ColumnFile
{
    private const string Mark = "TSELA001";

    /// <summary>Writes the table to the end of the stream.</summary>
    public static void Write(Stream stream, ColumnTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        writer.Write(table.Name);
        writer.Write(table.RowCount);
        writer.Write(table.Columns.Count);
        foreach (var column in table.Columns)
        {
            writer.Write((byte)KindOf(column));
            writer.Write(column.Name);
            writer.Write(column.Concept ?? "");
            WriteValues(writer, column);
        }
    }

    /// <summary>Reads the table that stands at the stream's position.</summary>
    /// <exception cref="InvalidDataException">The stream is not such a table.</exception>
    public static ColumnTable Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadString() != Mark)
        {
            throw new InvalidDataException("The file is not a table of columns.");
        }

        var name = reader.ReadString();
        var rows = reader.ReadInt32();
        var columns = new Column[reader.ReadInt32()];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = ReadColumn(reader, rows);
        }

        return new ColumnTable(name, rows, columns);
    }

    private static ColumnKind KindOf(Column column) => column switch
    {
        CodeColumn => ColumnKind.Code,
        DateColumn => ColumnKind.Date,
        _ => ColumnKind.Number,
    };

    private static void WriteValues(BinaryWriter writer, Column column)
    {
        switch (column)
        {
            case CodeColumn codes:
                writer.Write(codes.Dictionary.Count);
                foreach (var code in codes.Dictionary)
                {
                    writer.Write(code);
                }

                WriteAll(writer, codes.Codes);
                break;
            case DateColumn dates:
                WriteAll(writer, dates.Days);
                break;
            case NumberColumn numbers:
                for (var row = 0; row < numbers.Count; row++)
                {
                    var number = numbers.NumberAt(row);
                    writer.Write(number is not null);
                    writer.Write(number ?? 0m);
                }

                break;
        }
    }

    private static void WriteAll(BinaryWriter writer, ReadOnlySpan<int> values)
    {
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }

    private static Column ReadColumn(BinaryReader reader, int rows)
    {
        var kind = (ColumnKind)reader.ReadByte();
        var name = reader.ReadString();
        var concept = reader.ReadString() is { Length: > 0 } given ? given : null;
        switch (kind)
        {
            case ColumnKind.Code:
                var dictionary = new string[reader.ReadInt32()];
                for (var i = 0; i < dictionary.Length; i++)
                {
                    dictionary[i] = reader.ReadString();
                }

                return new CodeColumn(name, concept, dictionary, ReadAll(reader, rows));
            case ColumnKind.Date:
                return new DateColumn(name, concept, ReadAll(reader, rows));
            case ColumnKind.Number:
                var numbers = new decimal?[rows];
                for (var row = 0; row < rows; row++)
                {
                    var isGiven = reader.ReadBoolean();
                    var number = reader.ReadDecimal();
                    numbers[row] = isGiven ? number : null;
                }

                return new NumberColumn(name, concept, numbers);
            default:
                throw new InvalidDataException($"Column {name} is of a kind that this program does not know.");
        }
    }

    private static int[] ReadAll(BinaryReader reader, int rows)
    {
        var values = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            values[row] = reader.ReadInt32();
        }

        return values;
    }
}
