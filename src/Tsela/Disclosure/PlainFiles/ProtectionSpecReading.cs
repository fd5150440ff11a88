using System.Text.Json;
using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.CellKeys;
using Tsela.Shared.Commands;
using Tsela.Shared.PlainFiles;

namespace Tsela.Disclosure.PlainFiles;

/// <summary>Reads the SPEC of <c>tsela protect</c>. docs/protect.md has its words.</summary>
internal sealed class ProtectionSpecReading
{
    private const int UsualMinimum = 3;

    private readonly string folder;
    private readonly SpecValues values;

    private ProtectionSpecReading(string path)
    {
        folder = Path.GetDirectoryName(path)!;
        values = new SpecValues(Path.GetFileName(path));
    }

    /// <param name="path">Full path of the SPEC; the files that it names are sought from its folder.</param>
    /// <param name="table">Full path of the table of the call.</param>
    /// <exception cref="UnusableInputException">The file is not there, is not JSON or does not say what is needed.</exception>
    public static ProtectionSpec Read(string path, string table)
    {
        var reading = new ProtectionSpecReading(path);
        try
        {
            ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
            using var document = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
            return reading.Of(document.RootElement, table);
        }
        catch (JsonException fault)
        {
            throw reading.values.Refused($"is not JSON: line {fault.LineNumber + 1}, sign {fault.BytePositionInLine + 1}, cannot be read.");
        }
        catch (ProtectionRefusedException refused)
        {
            throw reading.values.Refused($"cannot be used. {refused.Message}");
        }
        catch (Exception away) when (away is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableInputException($"There is no file '{path}', which --spec names.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"The file '{path}', which --spec names, cannot be read: {refused.Message}");
        }
    }

    private ProtectionSpec Of(JsonElement spec, string table)
    {
        values.Know(spec, "", "dimensions", "measure", "unit", "rules", "method", "demand", "base", "cellKey", "linked", "earlier");
        var measure = values.Text(spec, "", "measure") ?? "count";
        var isMoney = values.Word(spec, "", "unit", "persons", "money") == "money";
        List<SpecTable> tables = [new(table, Dimensions(spec, ""), measure)];
        tables.AddRange(values.List(spec, "", "linked").Select(item => Linked(item.Item, item.Place, measure)));
        var method = values.Word(spec, "", "method", "suppress", "round", "cell-key") switch
        {
            "round" => ProtectionMethod.Round,
            "cell-key" => ProtectionMethod.CellKey,
            _ => ProtectionMethod.Suppress,
        };
        if (isMoney && method != ProtectionMethod.Suppress)
        {
            throw values.Refused("asks for money to be rounded or perturbed; those methods are for counts. Let method be suppress.");
        }

        var rules = Rules(spec, tables);
        if (!isMoney && (rules.PPercent is not null || rules.Dominance is not null))
        {
            values.Remark("has rules.pPercent or rules.dominance, which are for money and were not used on persons.");
        }

        var cellKey = CellKey(spec);
        return method == ProtectionMethod.CellKey && cellKey is null
            ? throw values.Refused("""asks for cell-key and does not say with which keys; add "cellKey":{"column":"key","D":5,"V":3,"js":2}.""")
            : new ProtectionSpec(
                tables, isMoney, rules, method, values.Whole(spec, "", "base", 2) ?? 3, cellKey,
                [.. values.List(spec, "", "earlier").Select(item => Earlier(item.Item, item.Place))],
                values.Word(spec, "", "demand", "threshold", "exact") == "exact" ? SuppressionDemand.NotExact : SuppressionDemand.Threshold, values.Unread);
    }

    private SpecTable Linked(JsonElement item, string place, string measure)
    {
        values.Know(item, place, "table", "dimensions", "measure");
        var file = values.Text(item, place, "table") ?? throw values.Refused($"lacks {place}.table, the file of the linked table.");
        return new SpecTable(Path.GetFullPath(file, folder), Dimensions(item, place), values.Text(item, place, "measure") ?? measure);
    }

    private string Earlier(JsonElement item, string place)
    {
        if (item.ValueKind == JsonValueKind.Object)
        {
            values.Know(item, place, "table");
            return Path.GetFullPath(values.Text(item, place, "table") ?? throw values.Refused($"lacks {place}.table, the file of the earlier release."), folder);
        }

        return item.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(item.GetString())
            ? Path.GetFullPath(item.GetString()!, folder)
            : throw values.Refused($"has at {place} {NearestName.Abridged(item.GetRawText())}, where the file of an earlier release must stand.");
    }

    private TableDimension[] Dimensions(JsonElement holder, string path)
    {
        TableDimension[] dimensions = [.. values.List(holder, path, "dimensions").Select(item => Dimension(item.Item, item.Place))];
        return dimensions.Length == 0
            ? throw values.Refused($$$"""names no {{{SpecValues.Under(path, "dimensions")}}}; write [{"name":"sex","parents":{"F":"total","M":"total"}}].""")
            : dimensions.GroupBy(one => one.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
                ? throw values.Refused($"names the dimension '{NearestName.Abridged(twice.Key)}' twice; name it once.")
                : dimensions;
    }

    private TableDimension Dimension(JsonElement item, string place)
    {
        values.Know(item, place, "name", "parents", "zones");
        var name = values.Text(item, place, "name") ?? throw values.Refused($"lacks {place}.name, the header of the column.");
        if (SpecValues.Given(item, "parents") is not { ValueKind: JsonValueKind.Object } parents)
        {
            throw values.Refused($$"""lacks {{place}}.parents, the code above each code; write {"F":"total","M":"total"}.""");
        }

        values.Know(parents, $"{place}.parents", [.. parents.EnumerateObject().Select(step => step.Name)]);
        var zones = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var zone in SpecValues.Given(item, "zones") is { ValueKind: JsonValueKind.Object } given ? given.EnumerateObject().ToArray() : [])
        {
            zones[zone.Name] = [.. values.List(item.GetProperty("zones"), $"{place}.zones", zone.Name).Select(member => member.Item.ValueKind == JsonValueKind.String ? member.Item.GetString()! : throw values.Refused($"has at {member.Place} something that is no code."))];
        }

        var dimension = new TableDimension(
            name, parents.EnumerateObject().ToDictionary(step => step.Name, step => values.Text(parents, $"{place}.parents", step.Name) ?? throw values.Refused($"has no code above '{NearestName.Abridged(step.Name)}' at {place}.parents."), StringComparer.Ordinal))
        {
            Zones = zones,
        };
        foreach (var code in dimension.Parents.Keys)
        {
            dimension.ClimbOf(code);
        }

        foreach (var (zone, codes) in zones)
        {
            if (dimension.Parents.ContainsKey(zone) || zone == dimension.Total)
            {
                throw values.Refused($"has the zone '{NearestName.Abridged(zone)}' of {name}, which is also one of its codes; give the zone another name.");
            }

            if (codes.FirstOrDefault(code => !dimension.Parents.ContainsKey(code)) is { } unknown)
            {
                throw values.Refused($"has in the zone '{NearestName.Abridged(zone)}' of {name} the code '{NearestName.Abridged(unknown)}', which has no parent{NearestName.Of(unknown, [.. dimension.Parents.Keys])}");
            }
        }

        return dimension;
    }

    private PrimaryRules Rules(JsonElement spec, IReadOnlyList<SpecTable> tables)
    {
        if (SpecValues.Given(spec, "rules") is not { } rules)
        {
            return new PrimaryRules(UsualMinimum);
        }

        values.Know(rules, "rules", "minimum", "pPercent", "zeros", "dominance", "groupDisclosure", "sensitive");
        return new PrimaryRules(values.Whole(rules, "rules", "minimum", 1) ?? UsualMinimum)
        {
            PPercent = values.Number(rules, "rules", "pPercent") switch
            {
                null => null,
                { } percent when percent is > 0 and <= 100 => percent,
                { } percent => throw values.Refused($"has at rules.pPercent {percent}; it is a percentage above 0 and at most 100."),
            },
            ZerosProtected = values.Word(rules, "rules", "zeros", "published", "protected") == "protected",
            Dominance = Dominance(rules),
            GroupDisclosure = values.Whole(rules, "rules", "groupDisclosure", 0),
            SensitiveCodes = values.List(rules, "rules", "sensitive").SelectMany(item => Sensitive(item.Item, item.Place, tables)).ToHashSet(StringComparer.Ordinal),
        };
    }

    private (int N, decimal K)? Dominance(JsonElement rules)
    {
        var pair = values.List(rules, "rules", "dominance").Select(item => values.Number(item.Item, item.Place)).ToArray();
        return pair switch
        {
            [] => null,
            [1 or 2, > 0 and <= 100] => ((int)pair[0], pair[1]),
            _ => throw values.Refused("has at rules.dominance no pair [n, k] with n 1 or 2 and k a percentage above 0 and at most 100."),
        };
    }

    private List<string> Sensitive(JsonElement item, string place, IReadOnlyList<SpecTable> tables)
    {
        var text = item.ValueKind == JsonValueKind.String ? item.GetString()! : throw values.Refused($"has at {place} something that is no code.");
        var holders = tables.SelectMany(table => table.Dimensions)
            .Where(dimension => dimension.Parents.ContainsKey(text) || (text.StartsWith(dimension.Name + "=", StringComparison.Ordinal) && dimension.Parents.ContainsKey(text[(dimension.Name.Length + 1)..])))
            .Select(dimension => dimension.Parents.ContainsKey(text) ? $"{dimension.Name}={text}" : text).Distinct(StringComparer.Ordinal).ToList();
        return holders.Count > 0 ? holders : throw values.Refused($"has at {place} '{NearestName.Abridged(text)}', which is a code of no dimension.");
    }

    private CellKeySpec? CellKey(JsonElement spec)
    {
        if (SpecValues.Given(spec, "cellKey") is not { } keys)
        {
            return null;
        }

        values.Know(keys, "cellKey", "column", "D", "V", "js", "pstay");
        return new CellKeySpec(
            values.Text(keys, "cellKey", "column") ?? throw values.Refused("lacks cellKey.column, the header of the column that holds the sum of the record keys."),
            new NoiseParameters(
                values.Whole(keys, "cellKey", "D", 1) ?? 5, (double)(values.Number(keys, "cellKey", "V") ?? 3), values.Whole(keys, "cellKey", "js", 0) ?? 2,
                (double?)values.Number(keys, "cellKey", "pstay")));
    }
}
