using System.Text;

namespace Tsela.Engine.Spreadsheets.Csv;

/// <summary>A CSV file, row by row; see <see cref="TableReader"/>. Cells of all rows are text.</summary>
internal sealed class CsvTableReader : TableReader
{
    private readonly CharSource source;
    private readonly CsvRow row;
    private readonly ReadLimits limits;
    private readonly string? commentSign;
    private long line = 1;
    private long rows;
    private int rowStart;

    public CsvTableReader(FileStream stream, ReadOptions options)
    {
        limits = options.Limits;
        commentSign = options.CommentChar;
        var encoding = TextEncodings.Find(stream, options.Encoding);
        if (encoding.Remark is { } remark)
        {
            Remark(remark.Code, remark.Message);
        }

        source = new CharSource(stream, encoding);
        try
        {
            source.Fill();
        }
        catch (DecoderFallbackException)
        {
            throw new FileRefusedException("encoding-error", EncodingSentence(1));
        }

        var delimiter = options.Delimiter ?? SeparatorLine() ?? DelimiterGuess.Guess(source.Window, options.Quote);
        row = new CsvRow(options, delimiter);
    }

    public override long RowNumber => RowLine;

    public override int CellCount => row.Count;

    public override bool IsMalformed => row.IsMalformed;

    private long RowLine { get; set; }

    public override ReadOnlySpan<char> Cell(int index) =>
        index < row.Count ? source.Buffer.AsSpan(rowStart + row.StartOf(index), row.LengthOf(index)) : default;

    public override CellKind Kind(int index) =>
        index < row.Count && row.LengthOf(index) > 0 ? CellKind.Text : CellKind.Empty;

    public override bool Read()
    {
        if (Fault is not null)
        {
            return false;
        }

        while (true)
        {
            var outcome = row.Cut(source.Window, source.Ended);
            if (outcome == RowOutcome.NeedsMore && !More())
            {
                return false;
            }

            if (outcome == RowOutcome.NeedsMore)
            {
                continue;
            }

            if (outcome != RowOutcome.Whole)
            {
                Fault = outcome == RowOutcome.End ? null : Refuse(outcome);
                return false;
            }

            var isComment = commentSign is { Length: > 0 } sign && source.Window.StartsWith(sign);
            RowLine = line;
            rowStart = source.Start;
            row.Unescape(source.Window);
            source.Take(row.Taken);
            line += row.Lines;
            if (isComment || IsEndMark())
            {
                continue;
            }

            if (++rows > limits.RowsMax)
            {
                Fault = new FileRefusal("too-many-rows", $"The file has more than {limits.RowsMax:N0} rows, the most that one file may have; send it in parts, for example one year at a time.");
                return false;
            }

            return true;
        }
    }

    /// <summary>Old programs close a text file with a sign of its own.</summary>
    private bool IsEndMark() => source.Ended && source.Window.IsEmpty && row.Count == 1 && Cell(0) is "\u001A";

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }
    }

    private bool More()
    {
        if (source.Window.Length > limits.RowCharactersMax)
        {
            Fault = new FileRefusal("row-too-long", $"The row that begins on line {line:N0} has more than {limits.RowCharactersMax:N0} characters; a quotation mark that is never closed is the usual cause.");
            return false;
        }

        try
        {
            source.Fill();
            return true;
        }
        catch (DecoderFallbackException)
        {
            Fault = new FileRefusal("encoding-error", EncodingSentence(line));
        }
        catch (IOException broken)
        {
            Fault = TableFile.Damage(broken);
        }

        return false;
    }

    private FileRefusal Refuse(RowOutcome outcome) => outcome switch
    {
        RowOutcome.NulSign => new FileRefusal(
            "source-error",
            $"Line {line + row.LinesToFault:N0} holds a sign that no text has (a zero byte), so the file is damaged there; export it again from the program it comes from."),
        RowOutcome.OpenQuote => new FileRefusal(
            "source-error",
            $"The quotation mark that opens a cell in the row on line {line:N0} is not closed within {limits.CsvCellCharactersMax:N0} characters or the rest of the file; close it or take it out."),
        RowOutcome.LongCell => new FileRefusal(
            "cell-too-long",
            $"A cell on line {line:N0} has more than {limits.CsvCellCharactersMax:N0} characters, the most that one cell may have; shorten it."),
        _ => new FileRefusal(
            "too-many-columns",
            $"Line {line:N0} has more than {limits.CellsPerRowMax:N0} cells, the most that one row may have; check that the file has line ends and the right separator."),
    };

    private char? SeparatorLine()
    {
        var window = source.Window;
        if (window.Length < 5 || !window.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var ends = window[5..];
        if (ends.IsEmpty || ends[0] is not ('\r' or '\n'))
        {
            return null;
        }

        var delimiter = window[4];
        source.Take(ends.StartsWith("\r\n") ? 7 : 6);
        line++;
        return delimiter;
    }

    private static string EncodingSentence(long near) =>
        $"After line {near:N0} the file holds letters that do not fit the encoding it is said to have; save it as CSV UTF-8 and send that.";
}
