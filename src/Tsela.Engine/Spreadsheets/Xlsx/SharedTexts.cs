using System.Runtime.InteropServices;
using System.Xml;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>
/// The texts that a workbook's cells point to. The first ones stay in memory; beyond the limit they go to a file that
/// the system removes when it is closed, and come back by pages, since cells mostly ask in the order of writing.
/// </summary>
internal sealed class SharedTexts : IDisposable
{
    private const int PageChars = 1 << 15;
    private const int PagesMax = 64;
    private readonly int charsInMemory;
    private long[] starts = new long[1024];
    private int count;
    private char[] memory = new char[1 << 14];
    private int memoryLength;
    private FileStream? spill;
    private char[]? pending;
    private int pendingLength;
    private long spilled;
    private readonly long[] pageNumbers = new long[PagesMax];
    private readonly char[]?[] pages = new char[PagesMax][];

    private SharedTexts(int charsInMemory)
    {
        this.charsInMemory = charsInMemory;
    }

    public int Count => count;

    public static SharedTexts Read(Package package, string? part, ReadOptions options)
    {
        var texts = new SharedTexts(options.Limits.SharedTextCharactersInMemory);
        try
        {
            if (part is not null && package.Has(part))
            {
                texts.Load(package, part, options);
            }

            return texts;
        }
        catch
        {
            texts.Dispose();
            throw;
        }
    }

    /// <summary>Copies a text to the end of a buffer.</summary>
    public void Append(int index, ref char[] buffer, ref int length)
    {
        if ((uint)index >= (uint)count)
        {
            throw new FileRefusedException("source-error", "A cell of the workbook points to a text that is not there, so the workbook is damaged; save it anew from your spreadsheet program.");
        }

        var from = starts[index];
        var size = (int)(starts[index + 1] - from);
        if (buffer.Length - length < size)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + size));
        }

        var target = buffer.AsSpan(length, size);
        length += size;
        if (from < memoryLength)
        {
            memory.AsSpan((int)from, size).CopyTo(target);
            return;
        }

        var position = from - memoryLength;
        while (!target.IsEmpty)
        {
            var page = Page(position / PageChars);
            var within = (int)(position % PageChars);
            var piece = Math.Min(PageChars - within, target.Length);
            page.AsSpan(within, piece).CopyTo(target);
            target = target[piece..];
            position += piece;
        }
    }

    public void Dispose() => spill?.Dispose();

    private void Load(Package package, string part, ReadOptions options)
    {
        using var xml = package.Xml(part);
        XmlGuard.Root(xml, "sst");
        var buffer = new char[4096];
        var length = 0;
        while (xml.Read())
        {
            XmlGuard.Depth(xml, options.Limits.XmlDepthMax);
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "si")
            {
                Add(buffer.AsSpan(0, XmlGuard.DecodeEscapes(buffer.AsSpan(0, length))), options);
                length = 0;
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.LocalName == "si" && xml.IsEmptyElement)
                {
                    Add([], options);
                }
                else if (xml.LocalName == "rPh")
                {
                    Skip(xml, options.Limits.XmlDepthMax);
                }
                else if (xml.LocalName == "t")
                {
                    XmlGuard.AppendText(xml, ref buffer, ref length, options.Limits.SheetCellCharactersMax * 2, "The workbook");
                }
            }
        }

        Flush();
        pending = null;
    }

    private static void Skip(XmlReader xml, int depthMax)
    {
        var depth = xml.Depth;
        var empty = xml.IsEmptyElement;
        while (!empty && xml.Read() && xml.Depth > depth)
        {
            XmlGuard.Depth(xml, depthMax);
        }
    }

    private void Add(ReadOnlySpan<char> text, ReadOptions options)
    {
        if (count >= options.Limits.SharedTextsMax)
        {
            throw new FileRefusedException("workbook-too-large", $"The workbook has more than {options.Limits.SharedTextsMax:N0} different texts, the most that one may have; send the rows in parts, or as CSV.");
        }

        if (count + 2 > starts.Length)
        {
            Array.Resize(ref starts, starts.Length * 2);
        }

        if (spill is null && memoryLength + text.Length <= charsInMemory)
        {
            if (memory.Length - memoryLength < text.Length)
            {
                Array.Resize(ref memory, Math.Max(memory.Length * 2, memoryLength + text.Length));
            }

            text.CopyTo(memory.AsSpan(memoryLength));
            memoryLength += text.Length;
        }
        else
        {
            Spill(text, options.SpillFolder);
        }

        starts[++count] = memoryLength + spilled;
    }

    private void Spill(ReadOnlySpan<char> text, string folder)
    {
        if (spill is null)
        {
            Directory.CreateDirectory(folder);
            spill = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), SpillOptions());
            pending = new char[PageChars];
        }

        spilled += text.Length;
        while (!text.IsEmpty)
        {
            var piece = Math.Min(text.Length, PageChars - pendingLength);
            text[..piece].CopyTo(pending.AsSpan(pendingLength));
            pendingLength += piece;
            text = text[piece..];
            if (pendingLength == PageChars)
            {
                Flush();
            }
        }
    }

    private static FileStreamOptions SpillOptions()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 1, Options = FileOptions.DeleteOnClose, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private void Flush()
    {
        spill?.Write(MemoryMarshal.AsBytes(pending.AsSpan(0, pendingLength)));
        pendingLength = 0;
    }

    private char[] Page(long number)
    {
        var slot = (int)(number % PagesMax);
        if (pages[slot] is { } held && pageNumbers[slot] == number)
        {
            return held;
        }

        var page = pages[slot] ??= new char[PageChars];
        pageNumbers[slot] = number;
        var bytes = MemoryMarshal.AsBytes(page.AsSpan());
        var position = number * PageChars * sizeof(char);
        int read;
        while (!bytes.IsEmpty && (read = RandomAccess.Read(spill!.SafeFileHandle, bytes, position)) > 0)
        {
            bytes = bytes[read..];
            position += read;
        }

        return page;
    }
}
