using System.Text;

namespace Tsela.Engine.Columns;

/// <summary>
/// A table as one file: the mark <c>TSELA002</c>, then name, number of rows and columns; for each column its kind, name,
/// concept, states, dictionary and raw values. Numbers are little-endian.
/// </summary>
public static class ColumnFile
{
    private const string Mark = "TSELA002";

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
            WriteTexts(writer, column.States);
            WriteKind(writer, column);
            writer.Write(column.Width);
            writer.Write(column.RawLimit);
            writer.Write(column.Bytes);
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

    private static void WriteKind(BinaryWriter writer, Column column)
    {
        switch (column)
        {
            case CodeColumn codes:
                WriteTexts(writer, codes.Dictionary);
                break;
            case DateColumn dates:
                writer.Write(dates.FirstDay);
                break;
            case NumberColumn numbers:
                writer.Write(numbers.Lowest);
                writer.Write(numbers.Scale);
                writer.Write(numbers.Dictionary?.Count ?? -1);
                foreach (var number in numbers.Dictionary ?? [])
                {
                    writer.Write(number);
                }

                break;
        }
    }

    private static void WriteTexts(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write(texts.Count);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    private static Column ReadColumn(BinaryReader reader, int rows)
    {
        var kind = (ColumnKind)reader.ReadByte();
        var name = reader.ReadString();
        var concept = reader.ReadString() is { Length: > 0 } given ? given : null;
        var header = new ColumnHeader(name, concept, ReadTexts(reader));
        switch (kind)
        {
            case ColumnKind.Code:
                var codes = ReadTexts(reader);
                return new CodeColumn(header, ReadRaw(reader, rows), codes);
            case ColumnKind.Date:
                var firstDay = reader.ReadInt32();
                return new DateColumn(header, ReadRaw(reader, rows), firstDay);
            case ColumnKind.Number:
                var (lowest, scale, count) = (reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt32());
                if (count < 0)
                {
                    return new NumberColumn(header, ReadRaw(reader, rows), lowest, scale);
                }

                var numbers = new decimal[count];
                for (var i = 0; i < count; i++)
                {
                    numbers[i] = reader.ReadDecimal();
                }

                return new NumberColumn(header, ReadRaw(reader, rows), numbers);
            default:
                throw new InvalidDataException($"Column {name} is of a kind that this program does not know.");
        }
    }

    private static string[] ReadTexts(BinaryReader reader)
    {
        var texts = new string[reader.ReadInt32()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.ReadString();
        }

        return texts;
    }

    private static RawValues ReadRaw(BinaryReader reader, int rows)
    {
        var width = reader.ReadInt32();
        var limit = reader.ReadUInt64();
        return new RawValues(new Lazy<ReadOnlyMemory<byte>>(reader.ReadBytes(rows * width)), rows, width, limit);
    }
}
