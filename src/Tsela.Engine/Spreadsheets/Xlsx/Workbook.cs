using System.Xml;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">As the clerk sees it.</param>
/// <param name="Part">Its part in the package.</param>
/// <param name="IsHidden">Hidden, or hidden from the menu too.</param>
/// <param name="IsTable">False for a chart or a macro sheet.</param>
internal sealed record Sheet(string Name, string Part, bool IsHidden, bool IsTable);

/// <summary>What the workbook part says: its sheets, its date system, and the names that our own files carry.</summary>
internal sealed class Workbook
{
    /// <summary>Defined name by which our template and marked workbook say where the rows are.</summary>
    public const string DataName = "Tsela_Data";

    /// <summary>Defined name by which our marked workbook says where its findings are.</summary>
    public const string FindingsName = "Tsela_Findings";

    private const int SheetsMax = 1_000;

    private Workbook(string part)
    {
        Part = part;
    }

    public string Part { get; }

    public List<Sheet> Sheets { get; } = [];

    public bool Is1904 { get; private set; }

    public string? DataSheet { get; private set; }

    public string? FindingsSheet { get; private set; }

    public string? StylesPart { get; private set; }

    public string? SharedTextsPart { get; private set; }

    public static Workbook Read(Package package, ReadLimits limits)
    {
        RefuseOtherKinds(package);
        var part = Relations.Read(package, "", limits).Find(relation => relation.Is("officeDocument"))?.Target
            ?? throw Package.Missing("xl/workbook.xml");
        if (part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
        {
            throw new FileRefusedException("wrong-format", "The file is a binary workbook (.xlsb); choose Save As, Excel Workbook (.xlsx), and send that file.");
        }

        if (!part.Contains("workbook", StringComparison.OrdinalIgnoreCase) && (package.Has("word/document.xml") || package.Has("ppt/presentation.xml")))
        {
            throw new FileRefusedException("wrong-format", "The file is a text document or a presentation, not a workbook; save the table as .xlsx or .csv and send that.");
        }

        var workbook = new Workbook(part);
        workbook.Load(package, limits);
        return workbook;
    }

    private static void RefuseOtherKinds(Package package)
    {
        if (package.TextStart("mimetype", 100) is { } kind && kind.Contains("opendocument", StringComparison.Ordinal))
        {
            throw new FileRefusedException("wrong-format", "The file is an OpenDocument file (.ods); choose Save As, Excel 2007-365 (.xlsx), and send that file.");
        }

        if (!package.Has("[Content_Types].xml") && !package.Has("_rels/.rels"))
        {
            throw new FileRefusedException("wrong-format", "The file is a packed archive, not a workbook; unpack it and send the .xlsx or .csv file in it.");
        }
    }

    private void Load(Package package, ReadLimits limits)
    {
        var relations = Relations.Read(package, Part, limits);
        StylesPart = relations.Find(relation => relation.Is("styles"))?.Target;
        SharedTextsPart = relations.Find(relation => relation.Is("sharedStrings"))?.Target;
        using var xml = package.Xml(Part);
        XmlGuard.Root(xml, "workbook");
        var defined = (string?)null;
        while (xml.Read())
        {
            XmlGuard.Depth(xml, limits.XmlDepthMax);
            if (xml.NodeType == XmlNodeType.Text && defined is not null)
            {
                Define(defined, xml.Value);
            }

            defined = null;
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "workbookPr":
                    Is1904 = XmlGuard.Flag(xml, "date1904");
                    break;
                case "definedName":
                    defined = xml.GetAttribute("name");
                    break;
                case "sheet":
                    AddSheet(xml, relations);
                    break;
                default:
                    break;
            }
        }
    }

    private void AddSheet(XmlReader xml, List<Relation> relations)
    {
        var name = xml.GetAttribute("name") ?? "";
        string? id = null;
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0)
            {
                id = xml.Value;
            }
        }

        xml.MoveToElement();
        var relation = relations.Find(candidate => candidate.Id == id) ?? throw Package.Missing($"for the sheet {name}");
        Sheets.Add(new Sheet(name, relation.Target, xml.GetAttribute("state") is "hidden" or "veryHidden", relation.Is("worksheet")));
        if (Sheets.Count > SheetsMax)
        {
            throw new FileRefusedException("too-many-parts", $"The workbook has more than {SheetsMax:N0} sheets, the most that one may have; copy the sheet with the table into a new workbook and send that.");
        }
    }

    private void Define(string name, string target)
    {
        var bang = target.LastIndexOf('!');
        if (bang <= 0)
        {
            return;
        }

        var sheet = target[..bang].Trim('\'').Replace("''", "'", StringComparison.Ordinal);
        if (name == DataName)
        {
            DataSheet = sheet;
        }
        else if (name == FindingsName)
        {
            FindingsSheet = sheet;
        }
    }
}
