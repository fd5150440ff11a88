using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Tsela.Publishing.Sdmx.Doors;

/// <summary>One range of an Accept or Accept-Language header.</summary>
/// <param name="Type">In small letters, as <c>application/json</c> or <c>en-gb</c>.</param>
/// <param name="Weight">q, 0 to 1.</param>
internal sealed record AcceptRange(string Type, double Weight, IReadOnlyDictionary<string, string> Parameters)
{
    private static readonly AcceptRange Anything = new("*/*", 1, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>How near to one single format: a type with a version, a type, a kind of types, anything.</summary>
    private int Nearness => Type == "*/*" ? 0 : Type.EndsWith("/*", StringComparison.Ordinal) ? 1 : 2 + Parameters.Count;

    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>The ranges of a header; those that cannot be read are left out.</summary>
    public static IReadOnlyList<AcceptRange> Read(StringValues header) =>
        [.. header.SelectMany(line => (line ?? "").Split(',')).Select(ReadOne).OfType<AcceptRange>()];

    /// <summary>The format that the client likes best of those offered, with what it said about it; null where it takes none.</summary>
    public static (SdmxMedia Media, AcceptRange Range)? Choose(IReadOnlyList<AcceptRange> ranges, IReadOnlyList<SdmxMedia> offered)
    {
        if (ranges.Count == 0)
        {
            return (offered[0], Anything);
        }

        foreach (var range in ranges.Where(range => range.Weight > 0).OrderByDescending(range => range.Weight).ThenByDescending(range => range.Nearness))
        {
            if (offered.FirstOrDefault(media => media.Answers(range) && !Refused(media)) is { } chosen)
            {
                return (chosen, range);
            }
        }

        return null;

        bool Refused(SdmxMedia media) => ranges.Where(range => media.Answers(range)).MaxBy(range => range.Nearness) is { Weight: 0 };
    }

    /// <summary>The language that the reader likes best of those offered; the first where it likes none.</summary>
    public static string Language(IReadOnlyList<AcceptRange> ranges, IReadOnlyList<string> offered) =>
        ranges.Where(range => range.Weight > 0).OrderByDescending(range => range.Weight)
            .Select(range => range.Type == "*" ? offered[0] : offered.FirstOrDefault(language => range.Type == language || range.Type.StartsWith(language + "-", StringComparison.Ordinal)))
            .FirstOrDefault(language => language is not null) ?? offered[0];

    private static AcceptRange? ReadOne(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        if (parts[0].Length == 0)
        {
            return null;
        }

        var weight = 1d;
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts.Skip(1))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                continue;
            }

            var value = part[(at + 1)..].Trim().Trim('"');
            if (!part.AsSpan(0, at).Trim().Equals("q", StringComparison.OrdinalIgnoreCase))
            {
                parameters[part[..at].Trim()] = value;
            }
            else if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out weight))
            {
                return null;
            }
        }

        return new AcceptRange(parts[0].ToLowerInvariant(), weight, parameters);
    }
}
