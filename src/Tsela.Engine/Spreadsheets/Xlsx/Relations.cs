using System.Xml;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>One part pointing to another.</summary>
internal sealed record Relation(string Id, string Type, string Target, bool IsExternal)
{
    /// <summary>Whether the type's last word fits: transitional and strict packages differ only before it.</summary>
    public bool Is(string word) => !IsExternal && Type.EndsWith("/" + word, StringComparison.Ordinal);
}

/// <summary>Reads the relations of a part: part 2 of ECMA-376.</summary>
internal static class Relations
{
    /// <summary>Relations of a part, with targets as full part names; of the package itself for an empty name.</summary>
    public static List<Relation> Read(Package package, string part, ReadLimits limits)
    {
        var name = PartOf(part);
        if (!package.Has(name))
        {
            return [];
        }

        var relations = new List<Relation>();
        using var xml = package.Xml(name);
        while (xml.Read())
        {
            XmlGuard.Depth(xml, limits.XmlDepthMax);
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship")
            {
                relations.Add(new Relation(
                    xml.GetAttribute("Id") ?? "",
                    xml.GetAttribute("Type") ?? "",
                    Resolve(part, xml.GetAttribute("Target") ?? ""),
                    xml.GetAttribute("TargetMode") == "External"));
                if (relations.Count > limits.PartsMax)
                {
                    throw new FileRefusedException("too-many-parts", $"A part of the workbook points to more than {limits.PartsMax:N0} others; copy the sheet with the table into a new workbook and send that.");
                }
            }
        }

        return relations;
    }

    /// <summary>The part that holds a part's relations.</summary>
    public static string PartOf(string part)
    {
        var slash = part.LastIndexOf('/');
        return part[..(slash + 1)] + "_rels/" + part[(slash + 1)..] + ".rels";
    }

    private static string Resolve(string part, string target)
    {
        target = target.Replace('\\', '/');
        if (target.StartsWith('/'))
        {
            return target.TrimStart('/');
        }

        var steps = part.Split('/').SkipLast(1).ToList();
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
