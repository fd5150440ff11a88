namespace Tsela.Engine.Matching.Blocking;

/// <summary>A blocking pass: records that share every part of its key are offered as pairs.</summary>
/// <param name="parts">Parts of the key.</param>
/// <param name="blockSizeMax">Records that a block may hold before it is split, where it is fewer than in other passes.</param>
internal sealed class Pass(IReadOnlyList<KeyPart> parts, int? blockSizeMax = null)
{
    private readonly int[][] codes = [.. parts.Select(part => part.Codes)];

    public int? BlockSizeMax { get; } = blockSizeMax;

    public IReadOnlyList<KeyPart> Parts { get; } = parts;

    /// <summary>Bits of the features that the key reads.</summary>
    public int Features { get; } = parts.Aggregate(0, (bits, part) => bits | part.Features);

    public string Name { get; } = parts.Count == 0 ? "every pair" : string.Join(" + ", parts.Select(part => part.Name));

    /// <summary>Share of random pairs that agree on the key, if its parts were independent.</summary>
    public double Collision { get; } = parts.Aggregate(1d, (share, part) => share * part.Collision);

    /// <summary>Whether the pass offers a pair, its blocks' sizes aside.</summary>
    public bool Offers(int a, int b)
    {
        foreach (var part in codes)
        {
            var code = part[a];
            if (code == 0 || code != part[b])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether every pair that this pass offers is offered by the other one too.</summary>
    public bool IsWithin(Pass wider) =>
        wider.Parts.All(wanted => Parts.Any(part => part.Name == wanted.Name || part.Implies.Contains(wanted.Name)));
}
