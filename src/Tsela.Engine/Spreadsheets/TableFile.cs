using System.Xml;
using Tsela.Engine.Spreadsheets.Csv;
using Tsela.Engine.Spreadsheets.Xlsx;

namespace Tsela.Engine.Spreadsheets;

/// <summary>The door to every file that an institution sends.</summary>
public static class TableFile
{
    /// <summary>
    /// Opens a CSV file or an XLSX workbook, told apart by content and never by name. Anything else, and a file that
    /// breaks a limit or is damaged, comes back as a refusal.
    /// </summary>
    public static TableOpening Open(string path, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return new TableOpening(OpenByContent(path, options), null);
        }
        catch (FileRefusedException refused)
        {
            return new TableOpening(null, refused.Refusal);
        }
        catch (Exception fault) when (Damage(fault) is { } refusal)
        {
            return new TableOpening(null, refusal);
        }
    }

    /// <summary>The refusal for what a damaged file throws in the libraries that unpack and parse it; null for any other fault.</summary>
    internal static FileRefusal? Damage(Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => new FileRefusal("file-missing", "The file is not there."),
        XmlException { Message: var text } when text.Contains("DTD", StringComparison.Ordinal) => new FileRefusal(
            "unsafe-workbook",
            "The workbook holds a document type definition, which no spreadsheet program writes; open it in your spreadsheet program and save it as a new .xlsx file."),
        InvalidDataException or XmlException or EndOfStreamException => new FileRefusal(
            "source-error",
            "The workbook is damaged or was not sent whole; open it in your spreadsheet program, save it again as .xlsx and send that file."),
        UnauthorizedAccessException => new FileRefusal("file-locked", "The file may not be read; ask who looks after this computer for the right to read it."),
        IOException => new FileRefusal("file-unreadable", "The file could not be read to its end; send it again, and if this happens again save it anew first."),
        _ => null,
    };

    private static TableReader OpenByContent(string path, ReadOptions options)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        try
        {
            if (stream.Length > options.Limits.BytesMax)
            {
                throw new FileRefusedException(
                    "file-too-large",
                    $"The file has {stream.Length:N0} bytes and the limit is {options.Limits.BytesMax:N0}; send it in parts, for example one month or one office at a time.");
            }

            var kind = ContentSniffer.Sniff(stream);
            stream.Position = 0;
            return kind == ContentKind.Package
                ? new XlsxTableReader(stream, options)
                : new CsvTableReader(stream, options);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
