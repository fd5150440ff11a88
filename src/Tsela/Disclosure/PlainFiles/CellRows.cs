using Tsela.Engine.Spreadsheets;
using Tsela.Shared.Commands;
using Tsela.Shared.PlainFiles;

namespace Tsela.Disclosure.PlainFiles;

/// <summary>The rows of a file of cells, by the headers that are wanted.</summary>
internal sealed class CellRows : IDisposable
{
    private readonly TableReader reader;
    private readonly string name;
    private readonly List<string> header;

    private CellRows(TableReader reader, string name)
    {
        this.reader = reader;
        this.name = name;
        header = ReadFilled() ? [.. Enumerable.Range(0, reader.CellCount).Select(place => reader.Cell(place).Trim().ToString())] : throw Refused(reader.Fault?.Message ?? "The file is empty; it needs a header and a row for each cell.");
    }

    public long Line => reader.RowNumber;

    /// <exception cref="UnusableInputException">The file cannot be read or is empty.</exception>
    public static CellRows Open(string path)
    {
        var file = Path.GetFileName(path);
        if (Directory.Exists(path))
        {
            throw new UnusableInputException($"'{file}' cannot be protected. It is a folder; name a file in it.");
        }

        var opening = TableFile.Open(path, new ReadOptions { Limits = new ReadLimits { BytesMax = long.MaxValue, RowsMax = 50_000_000 } });
        return new CellRows(opening.Reader ?? throw new UnusableInputException($"'{file}' cannot be protected. {opening.Refusal!.Message}"), file);
    }

    /// <summary>Place of a column; refused where it is not there or stands twice.</summary>
    public int Column(string wanted) => Find(wanted) is var place && place >= 0
        ? place
        : throw Refused($"It has no column '{NearestName.Abridged(wanted)}'{NearestName.Of(wanted, header)}");

    /// <summary>Place of a column; -1 where it is not there.</summary>
    public int Find(string wanted)
    {
        var place = header.IndexOf(wanted);
        return place >= 0 && header.LastIndexOf(wanted) != place ? throw Refused($"The column '{NearestName.Abridged(wanted)}' stands in it twice; keep one.") : place;
    }

    /// <summary>False after the last row.</summary>
    /// <exception cref="UnusableInputException">The file is damaged here, or the row is longer than the header: a comma between thousands makes two cells of one.</exception>
    public bool Read()
    {
        if (!ReadFilled())
        {
            return reader.Fault is { } fault ? throw Refused(fault.Message) : false;
        }

        for (var place = header.Count; place < reader.CellCount; place++)
        {
            if (!reader.Cell(place).IsWhiteSpace())
            {
                throw Refused($"Line {Line} has more cells than the header; write numbers with nothing between thousands, or put quotation marks around a text with a comma.");
            }
        }

        return true;
    }

    /// <summary>The headers that are none of these.</summary>
    public IEnumerable<string> Besides(IEnumerable<string> known) => header.Where(name => name.Length > 0).Except(known, StringComparer.Ordinal);

    public string Text(int place) => place < reader.CellCount ? reader.Cell(place).Trim().ToString() : "";

    public decimal? Number(int place, string what)
    {
        var text = Text(place);
        return text.Length == 0 ? null
            : decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
            : throw Refused($"Line {Line} has '{NearestName.Abridged(text)}' in {what}, which is no number; write it with a point for its decimals and nothing between thousands.");
    }

    public UnusableInputException Refused(string sentence) => new($"'{name}' cannot be protected. {sentence}");

    public void Dispose() => reader.Dispose();

    private bool ReadFilled()
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
}
