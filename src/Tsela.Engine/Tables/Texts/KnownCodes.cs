using Tsela.Engine.Schemas;

namespace Tsela.Engine.Tables.Texts;

/// <summary>What a definition says of a column's codes, whether or not they occur in the rows.</summary>
/// <param name="Codes">The codes that are in the list; null where any may be.</param>
/// <param name="Levels">Name of a level to the group of each code that has one.</param>
public sealed record KnownCodes(IReadOnlySet<string>? Codes, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Levels)
{
    /// <summary>The level of the codes right above.</summary>
    public const string Parent = "parent";

    /// <summary>The level of the codes that have nothing above.</summary>
    public const string Top = "top";

    private const string LevelAttribute = "level";

    /// <summary>
    /// The codes of a list. Its levels are the ancestors, by the word in their attribute <c>level</c> (<c>major</c>) and as
    /// <see cref="Parent"/> and <see cref="Top"/>; and each attribute that several codes share (<c>region</c> of a country).
    /// </summary>
    public static KnownCodes Of(CodeList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var levels = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        void Put(string level, string code, string group)
        {
            if (!levels.TryGetValue(level, out var groups))
            {
                levels.Add(level, groups = new Dictionary<string, string>(StringComparer.Ordinal));
            }

            groups.TryAdd(code, group);
        }

        var byCode = list.Codes.ToDictionary(code => code.Value, StringComparer.Ordinal);
        if (list.Codes.Any(code => code.Parent is not null))
        {
            foreach (var code in list.Codes)
            {
                Put(Parent, code.Value, code.Parent ?? code.Value);
                var line = Line(code, byCode);
                Put(Top, code.Value, line[^1].Value);
                foreach (var ancestor in line)
                {
                    if (ancestor.Attributes.TryGetValue(LevelAttribute, out var level))
                    {
                        Put(level, code.Value, ancestor.Value);
                    }
                }
            }
        }

        foreach (var attribute in list.Codes.SelectMany(code => code.Attributes.Keys).Distinct(StringComparer.Ordinal).Where(name => IsShared(list, name)))
        {
            foreach (var code in list.Codes)
            {
                if (code.Attributes.TryGetValue(attribute, out var group) && group.Length > 0)
                {
                    Put(attribute, code.Value, group);
                }
            }
        }

        return new KnownCodes(
            byCode.Keys.ToHashSet(StringComparer.Ordinal),
            levels.ToDictionary(level => level.Key, IReadOnlyDictionary<string, string> (level) => level.Value, StringComparer.Ordinal));
    }

    // an attribute that tells every code apart (a capital) is no level
    private static bool IsShared(CodeList list, string attribute)
    {
        var values = list.Codes.Select(code => code.Attributes.GetValueOrDefault(attribute)).OfType<string>().Where(value => value.Length > 0).ToList();
        return values.Count > 1 && values.Distinct(StringComparer.Ordinal).Count() <= values.Count / 2;
    }

    private static List<Code> Line(Code code, Dictionary<string, Code> byCode)
    {
        var line = new List<Code> { code };
        while (line[^1].Parent is { } parent && byCode.TryGetValue(parent, out var above) && !line.Contains(above))
        {
            line.Add(above);
        }

        return line;
    }
}
