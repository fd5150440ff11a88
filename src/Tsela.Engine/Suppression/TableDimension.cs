namespace Tsela.Engine.Suppression;

/// <summary>One dimension of a table with the totals over it: every code climbs by its parents to one total.</summary>
/// <param name="Name">Name of the dimension; the same name means the same thing in every table of a problem.</param>
/// <param name="Parents">Code to the code above it; the one code above that has none itself is the total.</param>
public sealed record TableDimension(string Name, IReadOnlyDictionary<string, string> Parents)
{
    private readonly Dictionary<string, IReadOnlyList<string>> climbs = new(StringComparer.Ordinal);

    /// <summary>Further sums of codes that need not nest: zone to its codes, which may be sums themselves.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Zones { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The code of the sum over the whole dimension.</summary>
    public string Total { get; } = TotalOf(Name, Parents);

    /// <summary>The code, the codes above it up to the total, and the zones that hold any of them.</summary>
    /// <exception cref="ProtectionRefusedException">The code climbs to no total.</exception>
    public IReadOnlyList<string> ClimbOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (!climbs.TryGetValue(code, out var known))
        {
            climbs[code] = known = Climb(code);
        }

        return known;
    }

    /// <summary>The sums of this dimension: a code with the codes that it is the sum of.</summary>
    public IEnumerable<(string Sum, IReadOnlyList<string> Parts)> Sums() =>
        Parents.GroupBy(step => step.Value, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<string>)[.. group.Select(step => step.Key).Order(StringComparer.Ordinal)]))
            .Concat(Zones.Select(zone => (zone.Key, zone.Value)));

    private List<string> Climb(string code)
    {
        List<string> steps = [code];
        while (steps[^1] != Total)
        {
            if (!Parents.TryGetValue(steps[^1], out var above))
            {
                throw new ProtectionRefusedException($"The code '{code}' of {Name} does not climb to the total '{Total}'. Give it a parent.");
            }

            if (steps.Contains(above, StringComparer.Ordinal))
            {
                throw new ProtectionRefusedException($"The parents of {Name} go in a circle at '{above}'.");
            }

            steps.Add(above);
        }

        steps.AddRange(Zones.Where(zone => zone.Value.Any(member => steps.Contains(member, StringComparer.Ordinal))).Select(zone => zone.Key).ToList());
        return steps;
    }

    private static string TotalOf(string name, IReadOnlyDictionary<string, string> parents)
    {
        ArgumentNullException.ThrowIfNull(parents);
        var tops = parents.Values.Where(above => !parents.ContainsKey(above)).Distinct(StringComparer.Ordinal).ToList();
        return tops.Count switch
        {
            1 => tops[0],
            0 => throw new ProtectionRefusedException($"The dimension {name} has no total: no code of it is a parent without a parent."),
            _ => throw new ProtectionRefusedException($"The dimension {name} has {tops.Count} totals ({string.Join(", ", tops.Order(StringComparer.Ordinal).Take(5))}). Let them climb to one."),
        };
    }
}

/// <summary>A table or a rule that cannot be used; the message says what is wrong, where, and what to do.</summary>
public sealed class ProtectionRefusedException(string message) : FormatException(message);
