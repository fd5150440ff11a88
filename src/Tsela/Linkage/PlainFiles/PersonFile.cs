using System.Globalization;
using Tsela.Engine.Matching;
using Tsela.Engine.Spreadsheets;
using Tsela.Shared.Commands;
using Tsela.Shared.PlainFiles;

namespace Tsela.Linkage.PlainFiles;

/// <summary>One file of persons, read into the table of records.</summary>
internal sealed class PersonFile
{
    private const int RowsBetweenProgress = 1 << 14;

    private readonly string name;
    private readonly int number;
    private readonly List<int> lines = [];
    private (int First, int Second, long More)? repeated;
    private long linesWithoutId;
    private long firstWithoutId;

    private PersonFile(string path, int number)
    {
        name = Path.GetFileName(path);
        this.number = number;
    }

    /// <summary>The ids in the order of the file.</summary>
    public RecordIds Ids { get; } = new();

    /// <summary>Rows with more or fewer cells than the header, or with quotation marks that do not pair up.</summary>
    public long RowsOutOfShape { get; private set; }

    /// <summary>What the caller should know of the file as a whole.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>Reads every record of a file, closing each in the builder.</summary>
    /// <param name="number">1 for FILE, 2 for FILE2.</param>
    /// <param name="onProgress">Told now and then how many records have been read.</param>
    /// <exception cref="UnusableInputException">The file cannot be read, lacks a column, or its ids do not name each record.</exception>
    public static PersonFile Read(string path, int number, LinkSpec spec, PersonTableBuilder builder, Action<long>? onProgress, CancellationToken cancellationToken)
    {
        var file = new PersonFile(path, number);
        if (Directory.Exists(path))
        {
            throw file.Refused("It is a folder; name a file in it.");
        }

        var limits = new ReadLimits { BytesMax = long.MaxValue, RowsMax = int.MaxValue - 1 };
        var opening = TableFile.Open(path, new ReadOptions { Limits = limits });
        using var reader = opening.Reader ?? throw file.Refused(opening.Refusal!.Message);
        file.Read(reader, spec, builder, onProgress, cancellationToken);
        return file;
    }

    private void Read(TableReader reader, LinkSpec spec, PersonTableBuilder builder, Action<long>? onProgress, CancellationToken cancellationToken)
    {
        if (!ReadFilled(reader))
        {
            throw Refused(reader.Fault?.Message ?? "The file is empty; it needs a header and a row for each record.");
        }

        var columns = HeaderColumns.Find(reader, spec, name, number);
        while (ReadFilled(reader))
        {
            Take(reader, columns, builder);
            if (Ids.Count % RowsBetweenProgress == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                onProgress?.Invoke(Ids.Count);
            }
        }

        if (reader.Fault is { } fault)
        {
            throw Refused(fault.Message);
        }

        RefuseIds();
        Remarks.AddRange(reader.Remarks.Select(remark => $"{name}: {remark.Message}"));
        if (RowsOutOfShape > 0)
        {
            Remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {RowsOutOfShape:N0} {(RowsOutOfShape == 1 ? "row has" : "rows have")} more or fewer cells than the header, or quotation marks that do not pair up; cells that lack are missing values, cells beyond the header were not read."));
        }
    }

    private void Take(TableReader reader, HeaderColumns columns, PersonTableBuilder builder)
    {
        var id = reader.Cell(columns.Id);
        if (id.IsWhiteSpace())
        {
            firstWithoutId = linesWithoutId++ == 0 ? reader.RowNumber : firstWithoutId;
            return;
        }

        lines.Add((int)Math.Min(reader.RowNumber, int.MaxValue));
        var earlier = Ids.Add(id);
        if (earlier >= 0)
        {
            repeated = repeated is { } known ? known with { More = known.More + 1 } : (earlier, Ids.Count - 1, 0);
        }

        for (var column = 0; column < columns.Values.Length; column++)
        {
            var place = columns.Values[column];
            if (!reader.IsSheet || reader.Kind(place) != CellKind.Error)
            {
                builder.Set(column, reader.Cell(place));
            }
        }

        builder.Next((byte)(number - 1));
        RowsOutOfShape += reader.IsMalformed || IsOutOfShape(reader, columns.Width) ? 1 : 0;
    }

    private static bool IsOutOfShape(TableReader reader, int width)
    {
        if (reader.CellCount < width)
        {
            return !reader.IsSheet;
        }

        for (var place = width; place < reader.CellCount; place++)
        {
            if (!reader.Cell(place).IsWhiteSpace())
            {
                return true;
            }
        }

        return false;
    }

    private static bool ReadFilled(TableReader reader)
    {
        while (reader.Read())
        {
            for (var place = 0; place < reader.CellCount; place++)
            {
                if (!reader.Cell(place).IsWhiteSpace())
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void RefuseIds()
    {
        if (linesWithoutId > 0)
        {
            throw Refused(string.Create(CultureInfo.InvariantCulture,
                $"The row on line {firstWithoutId:N0} has no id{More(linesWithoutId - 1, "row")}; give every row an id that no other row has."));
        }

        if (repeated is { } twice)
        {
            var id = System.Text.Encoding.UTF8.GetString(Ids[twice.First]);
            throw Refused(string.Create(CultureInfo.InvariantCulture,
                $"The id '{NearestName.Abridged(id)}' stands on line {lines[twice.First]:N0} and again on line {lines[twice.Second]:N0}{More(twice.More, "row")}; give every row an id that no other row has."));
        }
    }

    private static string More(long count, string what) =>
        count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {count:N0} more {what}{(count == 1 ? "" : "s")} like it)");

    private UnusableInputException Refused(string sentence) => new($"'{name}' cannot be linked. {sentence}");
}
