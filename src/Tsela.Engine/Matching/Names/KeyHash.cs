namespace Tsela.Engine.Matching.Names;

/// <summary>A hash of 64 bits that is the same in every run (FNV-1a; the runtime's own changes with each start).</summary>
internal static class KeyHash
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<char> text) => Continued(Basis, text);

    /// <summary>The hash of a text that goes on: hashing its pieces one after the other is hashing the whole.</summary>
    public static ulong Continued(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * Prime;
        }

        return hash;
    }
}
