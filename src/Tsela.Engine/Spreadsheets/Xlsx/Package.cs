using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>
/// The parts of a workbook's ZIP package under the limits: what a bomb, a crooked name or a part listed twice would do
/// is refused before or while it happens, and nothing is ever written to a path that the package names.
/// </summary>
internal sealed class Package : IDisposable
{
    private const int TreeCharactersMax = 64 << 20;
    private const int DirectoryBytesMax = 16 << 20;
    private readonly FileStream file;
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ReadLimits limits;
    private long unpacked;

    public Package(FileStream file, ReadLimits limits)
    {
        this.file = file;
        this.limits = limits;
        CheckDirectory(file, limits);
        file.Position = 0;
        archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > limits.PartsMax)
        {
            throw TooManyParts(limits);
        }

        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/').TrimStart('/');
            if (name.Length == 0 || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains("..", StringComparer.Ordinal))
            {
                throw new FileRefusedException("unsafe-workbook", "The workbook holds a part whose name points outside of it, which no spreadsheet program writes; save it anew from your spreadsheet program.");
            }

            if (!parts.TryAdd(name, entry))
            {
                throw new FileRefusedException("unsafe-workbook", $"The workbook holds the part {Shown(name)} twice, so it is not clear which one counts; save it anew from your spreadsheet program.");
            }
        }
    }

    public bool Has(string name) => parts.ContainsKey(name);

    public IEnumerable<ZipArchiveEntry> Entries => archive.Entries;

    /// <summary>The bytes of a part, of whatever kind.</summary>
    public Stream Open(string name) => Open(name, isXml: false);

    private MeteredStream Open(string name, bool isXml)
    {
        if (!parts.TryGetValue(name, out var entry))
        {
            throw Missing(name);
        }

        if (entry.IsEncrypted)
        {
            throw new FileRefusedException("workbook-encrypted", "The workbook is protected by a password, so it cannot be read; take the password off, save it and send it again.");
        }

        var packed = entry.CompressedLength;
        return new MeteredStream(entry.Open(), packed, isXml, limits, this);
    }

    public XmlReader Xml(string name)
    {
        var stream = Open(name, isXml: true);
        return XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = new BoundedNames(),
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = false,
            CheckCharacters = false,
            CloseInput = true,
        });
    }

    /// <summary>A small part as a tree, with all its whitespace.</summary>
    public XDocument Document(string name)
    {
        using var stream = Open(name, isXml: true);
        using var xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = new BoundedNames(),
            MaxCharactersInDocument = TreeCharactersMax,
        });
        return XDocument.Load(xml, LoadOptions.PreserveWhitespace);
    }

    public string? TextStart(string name, int bytesMax)
    {
        if (!Has(name))
        {
            return null;
        }

        using var stream = Open(name);
        var bytes = new byte[bytesMax];
        return System.Text.Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytesMax, throwOnEndOfStream: false));
    }

    public static FileRefusedException Missing(string name) =>
        new("source-error", $"The workbook lacks the part {Shown(name)}, so it is damaged; open it in your spreadsheet program, save it again as .xlsx and send that file.");

    public void Dispose()
    {
        archive.Dispose();
        file.Dispose();
    }

    internal void Count(int bytes)
    {
        unpacked += bytes;
        if (unpacked > limits.UnpackedBytesMax)
        {
            throw new FileRefusedException("workbook-too-large", $"The workbook grows beyond {limits.UnpackedBytesMax >> 20:N0} MiB when it is unpacked, the most that one may have; send it in parts, for example one month at a time.");
        }
    }

    private static string Shown(string name) => name.Length > 80 ? name[..80] : name;

    private static FileRefusedException TooManyParts(ReadLimits limits) =>
        new("too-many-parts", $"The workbook has more than {limits.PartsMax:N0} parts, the most that one may have; copy the sheet with the table into a new workbook and send that.");

    /// <summary>
    /// Looks at the archive's directory before the library lists it, because the library holds all of it in memory
    /// before it compares the number of parts with the one announced.
    /// </summary>
    private static void CheckDirectory(FileStream file, ReadLimits limits)
    {
        var tail = new byte[(int)Math.Min(file.Length, 66_000)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || at + 22 > tail.Length)
        {
            throw new InvalidDataException("No directory.");
        }

        var end = tail.AsSpan(at);
        long count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if ((count == 0xFFFF || offset == 0xFFFFFFFF) && at >= 20 && tail.AsSpan(at - 20).StartsWith("PK\x06\x07"u8))
        {
            var record = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(at - 12));
            if (record < 0 || record > file.Length - 56)
            {
                throw new InvalidDataException("The directory lies outside of the file.");
            }

            Span<byte> wide = stackalloc byte[56];
            file.Position = record;
            file.ReadExactly(wide);
            count = BinaryPrimitives.ReadInt64LittleEndian(wide[32..]);
            offset = BinaryPrimitives.ReadInt64LittleEndian(wide[48..]);
        }

        var bytes = file.Length - tail.Length + at - offset;
        if (bytes < 0 || offset < 0)
        {
            throw new InvalidDataException("The directory lies outside of the file.");
        }

        if (count > limits.PartsMax || count < 0 || bytes > DirectoryBytesMax)
        {
            throw TooManyParts(limits);
        }
    }

    /// <summary>Counts what comes out of a part, and refuses a bomb as soon as it shows.</summary>
    private sealed class MeteredStream(Stream inner, long packedBytes, bool isXml, ReadLimits limits, Package package) : Stream
    {
        private const long RatioFreeBytes = 16 << 20;

        // neither a text nor an attribute may hold this sign, and the XML reader keeps a whole attribute in memory
        private const byte PieceStart = (byte)'<';
        private const long PieceBytesMax = 4 << 20;
        private long given;
        private long piece;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            given += read;
            package.Count(read);
            if (isXml)
            {
                CountPiece(buffer[..read]);
            }

            if (given > RatioFreeBytes && given / limits.UnpackRatioMax > Math.Max(packedBytes, 1))
            {
                throw new FileRefusedException("workbook-too-large", $"A part of the workbook is more than {limits.UnpackRatioMax:N0} times larger unpacked than packed, which a table never is; copy the rows into a new workbook and send that.");
            }

            return read;
        }

        private void CountPiece(ReadOnlySpan<byte> bytes)
        {
            var start = bytes.LastIndexOf(PieceStart);
            piece = start < 0 ? piece + bytes.Length : bytes.Length - start;
            if (piece > PieceBytesMax)
            {
                throw new FileRefusedException("unsafe-workbook", $"The workbook holds one piece of text longer than {PieceBytesMax >> 20} MiB, which no spreadsheet program writes; copy the rows into a new workbook and send that.");
            }
        }

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
