using System.Runtime.InteropServices;
using System.Text.Json;
using Tsela.Engine.Matching;
using Tsela.Shared;

namespace Tsela.Linkage.Runs;

/// <summary>A delivery whose records a run reads.</summary>
/// <param name="First">Number of its first record in the run, from 0.</param>
public sealed record RunDelivery(Guid Id, string Series, int First, int Count);

/// <summary>
/// The files of a run. Each is written whole or not at all, so that a run which was stopped goes on behind the last
/// one that is there: the records and their descriptions, then the scored pairs, then the keys.
/// </summary>
public sealed class RunFolder(TselaFolder folder, Guid run)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = true };

    public string Root => Path.Combine(folder.Linkage, run.ToString("N"));

    public string Deliveries => Path.Combine(Root, "deliveries.json");

    public string Records => Path.Combine(Root, "records.bin");

    public string Table => Path.Combine(Root, "table.bin");

    public string Model => Path.Combine(Root, "model.json");

    public string Pairs => Path.Combine(Root, "pairs.bin");

    /// <summary>One number a description: the smallest of its cluster.</summary>
    public string Clusters => Path.Combine(Root, "clusters.bin");

    /// <summary>One key a description; the last file, so a folder that has it is whole.</summary>
    public string Persons => Path.Combine(Root, "persons.bin");

    public static void WriteJson<T>(string file, T value)
    {
        using var unfinished = new UnfinishedFile(file);
        File.WriteAllBytes(unfinished.Path, JsonSerializer.SerializeToUtf8Bytes(value, Form));
        unfinished.Finish();
    }

    public static T ReadJson<T>(string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), Form) ?? throw new InvalidDataException($"{file} is empty.");

    /// <summary>Values of a fixed size, one behind the other as they stand in memory.</summary>
    public static void WriteArray<T>(string file, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        const int most = 1 << 20;
        using var unfinished = new UnfinishedFile(file);
        using (var stream = new FileStream(unfinished.Path, FileMode.Create, FileAccess.Write))
        {
            for (var at = 0; at < values.Length; at += most)
            {
                stream.Write(MemoryMarshal.AsBytes(values[at..Math.Min(values.Length, at + most)]));
            }

            stream.Flush(flushToDisk: true);
        }

        unfinished.Finish();
    }

    public static T[] ReadArray<T>(string file)
        where T : unmanaged
    {
        const int most = 1 << 20;
        using var stream = File.OpenRead(file);
        var values = new T[stream.Length / Marshal.SizeOf<T>()];
        for (var at = 0; at < values.Length; at += most)
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(at, Math.Min(most, values.Length - at))));
        }

        return values;
    }

    public void WriteTable(PersonTable table)
    {
        using var unfinished = new UnfinishedFile(Table);
        using (var writer = new BinaryWriter(new FileStream(unfinished.Path, FileMode.Create, FileAccess.Write)))
        {
            writer.Write(table.Count);
            writer.Write(table.Columns.Count);
            foreach (var column in table.Columns)
            {
                writer.Write(column.Name);
                writer.Write((int)column.Kind);
                writer.Write(column.Values.Length);
                Array.ForEach(column.Values, writer.Write);
                writer.Write(MemoryMarshal.AsBytes<int>(column.Codes));
            }
        }

        unfinished.Finish();
    }

    public PersonTable ReadTable()
    {
        using var reader = new BinaryReader(File.OpenRead(Table));
        var count = reader.ReadInt32();
        var columns = new PersonColumn[reader.ReadInt32()];
        for (var column = 0; column < columns.Length; column++)
        {
            var (name, kind, values) = (reader.ReadString(), (ColumnKind)reader.ReadInt32(), new string[reader.ReadInt32()]);
            for (var value = 0; value < values.Length; value++)
            {
                values[value] = reader.ReadString();
            }

            var codes = new int[count];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(codes.AsSpan()));
            columns[column] = new PersonColumn(name, kind, codes, values);
        }

        return new PersonTable(count, columns);
    }
}
