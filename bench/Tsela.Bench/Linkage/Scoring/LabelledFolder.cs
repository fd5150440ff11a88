using Tsela.Bench.Linkage.Making;

namespace Tsela.Bench.Linkage.Scoring;

/// <summary>
/// A labelled set on disk: data.csv (and data2.csv), truth.csv and columns.json as <see cref="SetFiles"/> writes them. A folder
/// with the truth in a column ent_id of data.csv is brought to that layout first.
/// </summary>
internal sealed class LabelledFolder
{
    private readonly Dictionary<(char File, string Id), int> rows = [];
    private readonly List<int> entities = [];

    private LabelledFolder(string folder)
    {
        Folder = folder;
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cells in CsvRows.Of(Path.Combine(folder, "truth.csv")).Skip(1))
        {
            rows.Add((IsTwoFiles ? cells[0][0] : '1', cells[^2]), entities.Count);
            codes.TryAdd(cells[^1], codes.Count);
            entities.Add(codes[cells[^1]]);
        }
    }

    public string Folder { get; }

    public bool IsTwoFiles => File.Exists(Second);

    public string First => Path.Combine(Folder, "data.csv");

    public string Second => Path.Combine(Folder, "data2.csv");

    public string Columns => Path.Combine(Folder, "columns.json");

    /// <summary>The person of each record, as a number.</summary>
    public IReadOnlyList<int> Entities => entities;

    /// <summary>Number of a record by its file ('1' or '2') and id.</summary>
    public int Row(char file, string id) => rows[(file, id)];

    public static LabelledFolder Made(LabelledSet set, int count, int seed, string into)
    {
        SetFiles.Write(set, count, seed, into);
        return new LabelledFolder(into);
    }

    public static LabelledFolder Found(string folder, string into)
    {
        if (File.Exists(Path.Combine(folder, "truth.csv")))
        {
            return new LabelledFolder(folder);
        }

        var lines = CsvRows.Of(Path.Combine(folder, "data.csv"));
        var header = lines.First();
        var set = MadeSets.Judging.FirstOrDefault(known => known.Columns.All(column => header.Contains(column.Name)) && header.Contains(known.Id))
            ?? throw new InvalidDataException($"{folder}: the columns of data.csv are those of no shape that is known; put truth.csv and columns.json beside it.");
        int[] places = [.. set.Columns.Select(column => Array.IndexOf(header, column.Name))];
        var (id, entity) = (Array.IndexOf(header, set.Id), Array.IndexOf(header, "ent_id"));
        Directory.CreateDirectory(into);
        File.WriteAllLines(Path.Combine(into, "truth.csv"), lines.Skip(1).Select(cells => $"{cells[id]},{cells[entity]}").Prepend("id,entity"));
        File.WriteAllLines(
            Path.Combine(into, "data.csv"),
            lines.Select(cells => string.Join(',', places.Prepend(id).Select(place => place < cells.Length ? SetFiles.Escaped(cells[place]) : ""))));
        SetFiles.WriteColumns(set, Path.Combine(into, "columns.json"));
        return new LabelledFolder(into);
    }
}
