using System.Buffers;
using System.Security.Cryptography;
using Tsela.Shared;

namespace Tsela.Intake.Receive;

/// <summary>Keeps files as they came, byte for byte, under their SHA-256.</summary>
public sealed class OriginalFiles(TselaFolder folder, IntakeLimits limits)
{
    private const int BufferBytes = 1 << 16;

    public sealed record Kept(string Sha256, long Bytes);

    public string PathOf(string sha256)
    {
        ArgumentException.ThrowIfNullOrEmpty(sha256);
        return Path.Combine(folder.Originals, sha256[..2], sha256);
    }

    /// <summary>True where the original is there with all its bytes.</summary>
    public bool IsWhole(string sha256, long bytes) => new FileInfo(PathOf(sha256)) is { Exists: true } file && file.Length == bytes;

    /// <summary>Takes a file in: hashed as it arrives, on the disk before it gets its name, and under its name wholly or not at all.</summary>
    public async Task<Outcome<Kept>> Keep(Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var incoming = Path.Combine(folder.Originals, "incoming");
        var arriving = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(incoming);
            var outcome = await Copy(content, arriving, cancellationToken);
            if (outcome.Succeeded)
            {
                var target = PathOf(outcome.Value.Sha256);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(arriving, target, overwrite: true);
            }

            return outcome;
        }
        catch (Exception failure) when (failure is BadHttpRequestException or EndOfStreamException)
        {
            return IntakeProblems.CutShort;
        }
        catch (Exception failure) when (DiskFailure.Is(failure))
        {
            return IntakeProblems.NoRoom;
        }
        finally
        {
            if (File.Exists(arriving))
            {
                File.Delete(arriving);
            }
        }
    }

    private async Task<Outcome<Kept>> Copy(Stream content, string target, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            long bytes = 0;
            while (await content.ReadAsync(buffer.AsMemory(0, BufferBytes), cancellationToken) is var read and > 0)
            {
                bytes += read;
                if (bytes > limits.FileBytesMax)
                {
                    return IntakeProblems.TooLarge(limits.FileBytesMax);
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            if (bytes == 0)
            {
                return IntakeProblems.EmptyFile;
            }

            file.Flush(flushToDisk: true);
            return new Kept(Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
