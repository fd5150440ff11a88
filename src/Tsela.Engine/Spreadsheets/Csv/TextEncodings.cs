using System.Text;
using System.Text.Unicode;

namespace Tsela.Engine.Spreadsheets.Csv;

/// <summary>How the bytes of a text file are to be read.</summary>
/// <param name="Encoding">Strict: it throws at a byte that does not fit.</param>
/// <param name="MarkBytes">Length of the byte order mark at the beginning.</param>
/// <param name="Remark">What the clerk should know, where the encoding had to be guessed.</param>
internal sealed record TextEncoding(Encoding Encoding, int MarkBytes, FileRemark? Remark);

/// <summary>
/// Finds the encoding of a text file. UTF-8 cannot be told from a sample, so the whole file is looked through once:
/// where it is broken, the sentence names the line before a single row has been taken.
/// </summary>
internal static class TextEncodings
{
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)
        ?? throw new InvalidOperationException("The code page 1252 is missing from this runtime.");

    public static TextEncoding Find(FileStream stream, Encoding? declared)
    {
        var head = new byte[4096];
        var sample = head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        if (ByMark(sample) is { } marked)
        {
            return marked.Encoding is UTF8Encoding ? Utf8(stream, marked.MarkBytes, declared: true) : marked;
        }

        if (declared is not null)
        {
            return declared.CodePage == Encoding.UTF8.CodePage ? Utf8(stream, 0, declared: true) : new TextEncoding(Strict(declared), 0, null);
        }

        return ByZeros(sample) ?? Utf8(stream, 0, declared: false);
    }

    private static TextEncoding? ByMark(ReadOnlySpan<byte> sample)
    {
        ReadOnlySpan<byte> utf8 = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> utf32 = [0xFF, 0xFE, 0, 0];
        ReadOnlySpan<byte> little = [0xFF, 0xFE];
        ReadOnlySpan<byte> big = [0xFE, 0xFF];
        if (sample.StartsWith(utf8))
        {
            return new TextEncoding(Encoding.UTF8, 3, null);
        }

        if (sample.StartsWith(utf32))
        {
            return new TextEncoding(Strict(Encoding.UTF32), 4, null);
        }

        if (sample.StartsWith(little))
        {
            return new TextEncoding(Strict(Encoding.Unicode), 2, null);
        }

        return sample.StartsWith(big) ? new TextEncoding(Strict(Encoding.BigEndianUnicode), 2, null) : null;
    }

    /// <summary>UTF-16 without a mark: mostly Latin letters have a zero as every second byte.</summary>
    private static TextEncoding? ByZeros(ReadOnlySpan<byte> sample)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
            {
                _ = (i & 1) == 0 ? even++ : odd++;
            }
        }

        var pairs = sample.Length / 2;
        if (pairs == 0 || Math.Max(even, odd) < pairs * 0.6 || Math.Min(even, odd) > pairs * 0.1)
        {
            return null;
        }

        var remark = new FileRemark("encoding-guessed", "The file does not say how its letters are written; it was read as UTF-16. Look whether names with special letters are right.");
        return new TextEncoding(Strict(odd > even ? Encoding.Unicode : Encoding.BigEndianUnicode), 0, remark);
    }

    private static TextEncoding Utf8(FileStream stream, int markBytes, bool declared)
    {
        stream.Position = markBytes;
        var survey = Survey(stream);
        if (survey.Broken == 0)
        {
            return new TextEncoding(Strict(Encoding.UTF8), markBytes, null);
        }

        if (declared || survey.Letters > survey.Broken)
        {
            throw new FileRefusedException(
                "encoding-error",
                $"Line {survey.FirstBrokenLine:N0} holds letters that are not UTF-8, as the rest of the file is; open the file in your spreadsheet program, save it as CSV UTF-8 and send that.");
        }

        return new TextEncoding(Western, 0, new FileRemark(
            "encoding-guessed",
            "The file is not UTF-8; it was read as Windows-1252, the usual one of older programs. Look whether names with special letters are right, and save as CSV UTF-8 the next time."));
    }

    private static (long Letters, long Broken, long FirstBrokenLine) Survey(FileStream stream)
    {
        var buffer = new byte[1 << 18];
        long letters = 0, broken = 0, line = 1, firstBroken = 0;
        var held = 0;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false);
            var block = buffer.AsSpan(0, held + read);
            var last = block.Length < buffer.Length;
            var at = 0;
            var counted = 0;
            while (at < block.Length)
            {
                var skip = block[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                if (skip < 0)
                {
                    at = block.Length;
                    break;
                }

                at += skip;
                var status = Rune.DecodeFromUtf8(block[at..], out _, out var taken);
                if (status == System.Buffers.OperationStatus.NeedMoreData && !last)
                {
                    break;
                }

                if (status == System.Buffers.OperationStatus.Done)
                {
                    letters++;
                }
                else if (broken++ == 0)
                {
                    firstBroken = line + block[counted..at].Count((byte)'\n');
                }

                at += taken;
            }

            if (last)
            {
                return (letters, broken, firstBroken);
            }

            line += broken == 0 ? block[counted..at].Count((byte)'\n') : 0;
            held = block.Length - at;
            block[at..].CopyTo(buffer);
        }
    }

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }
}
