using System.Buffers.Binary;
using System.Text;

namespace Tsela.Engine.Spreadsheets;

internal enum ContentKind
{
    Text,
    Package,
}

/// <summary>Tells by its first bytes what a file is, and refuses by name what is neither a text table nor a workbook.</summary>
internal static class ContentSniffer
{
    private const string WayOut = "save the table as .xlsx or .csv and send that";

    public static ContentKind Sniff(FileStream stream)
    {
        Span<byte> head = stackalloc byte[512];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.IsEmpty)
        {
            throw new FileRefusedException("file-empty", "The file is empty; check that it was saved before it was sent.");
        }

        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
        {
            return ContentKind.Package;
        }

        ReadOnlySpan<byte> ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        if (head.StartsWith(ole))
        {
            throw Ole(stream, head);
        }

        if (ForeignKind(head) is { } name)
        {
            throw new FileRefusedException("wrong-format", $"The file is {name}, not a table; {WayOut}.");
        }

        return ContentKind.Text;
    }

    private static string? ForeignKind(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> png = [0x89, 0x50, 0x4E, 0x47];
        ReadOnlySpan<byte> jpeg = [0xFF, 0xD8, 0xFF];
        ReadOnlySpan<byte> tiff = [0x49, 0x49, 0x2A, 0x00];
        ReadOnlySpan<byte> gzip = [0x1F, 0x8B];
        ReadOnlySpan<byte> sevenZip = [0x37, 0x7A, 0xBC, 0xAF];
        if (head.StartsWith("%PDF"u8))
        {
            return "a PDF document";
        }

        if (head.StartsWith(png) || head.StartsWith(jpeg) || head.StartsWith("GIF8"u8) || head.StartsWith(tiff))
        {
            return "a picture";
        }

        if (head.StartsWith(gzip) || head.StartsWith(sevenZip) || head.StartsWith("Rar!"u8))
        {
            return "a packed archive";
        }

        if (head.StartsWith("{\\rtf"u8))
        {
            return "a text document (RTF)";
        }

        if (head.StartsWith("SQLite format 3"u8) || (head.Length > 20 && (head[4..].StartsWith("Standard Jet DB"u8) || head[4..].StartsWith("Standard ACE DB"u8))))
        {
            return "a database";
        }

        return Markup(head);
    }

    private static string? Markup(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<table", StringComparison.OrdinalIgnoreCase))
        {
            return "a web page, which some systems export under the name of a workbook";
        }

        return text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? "an XML document" : null;
    }

    private static FileRefusedException Ole(FileStream stream, ReadOnlySpan<byte> head)
    {
        if (head.Length == 512)
        {
            var sectorBytes = 1 << Math.Clamp((int)BinaryPrimitives.ReadUInt16LittleEndian(head[30..]), 7, 16);
            stream.Position = Math.Min(stream.Length, (BinaryPrimitives.ReadUInt32LittleEndian(head[48..]) + 1L) * sectorBytes);
            var directory = new byte[4096];
            var read = stream.ReadAtLeast(directory, directory.Length, throwOnEndOfStream: false);
            var names = Encoding.Unicode.GetString(directory, 0, read);
            if (names.Contains("EncryptedPackage", StringComparison.Ordinal))
            {
                return new FileRefusedException(
                    "workbook-encrypted",
                    "The workbook is protected by a password, so it cannot be read; open it, take the password off (File, Info, Protect Workbook) and save it, or send it through the system, which protects it on the way.");
            }

            if (names.Contains("WordDocument", StringComparison.Ordinal))
            {
                return new FileRefusedException("wrong-format", $"The file is an old Word document, not a table; {WayOut}.");
            }
        }

        return new FileRefusedException(
            "old-workbook",
            "The file is a workbook of the format before 2007 (.xls); open it, choose Save As, Excel Workbook (.xlsx), and send that file.");
    }
}
