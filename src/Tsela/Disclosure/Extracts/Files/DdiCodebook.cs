using System.Globalization;
using System.Xml;
using Tsela.Engine.Schemas;
using Tsela.Statistics;

namespace Tsela.Disclosure.Extracts.Files;

/// <summary>The codebook of an extract (DDI-Codebook 2.5): study, file, and each variable with place, label, codes and counts.</summary>
internal static class DdiCodebook
{
    private const string Ddi = "ddi:codebook:2_5";

    public static void Write(Stream output, MicrodataExtract extract, SeriesRecords records, ExtractTable table, ReidentificationRisk risk, string file)
    {
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, CloseOutput = false });
        xml.WriteStartElement("codeBook", Ddi);
        xml.WriteAttributeString("version", "2.5");
        Study(xml, extract, records, risk);
        xml.WriteStartElement("fileDscr", Ddi);
        xml.WriteAttributeString("ID", "F1");
        xml.WriteStartElement("fileTxt", Ddi);
        Text(xml, "fileName", file);
        xml.WriteStartElement("dimensns", Ddi);
        Text(xml, "caseQnty", Number(table.Order.Count));
        Text(xml, "varQnty", Number(table.Variables.Count));
        Text(xml, "logRecL", Number(table.Widths.Sum()));
        xml.WriteEndElement();
        Text(xml, "fileType", "fixed columns, ASCII");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("dataDscr", Ddi);
        for (var at = 0; at < table.Variables.Count; at++)
        {
            Variable(xml, table, at);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Study(XmlWriter xml, MicrodataExtract extract, SeriesRecords records, ReidentificationRisk risk)
    {
        xml.WriteStartElement("stdyDscr", Ddi);
        xml.WriteStartElement("citation", Ddi);
        xml.WriteStartElement("titlStmt", Ddi);
        Text(xml, "titl", $"{records.Schema.Title}: extract {extract.Code}{(records.IsTraining ? " (training data: the people in it do not exist)" : "")}");
        Text(xml, "IDNo", extract.Code);
        xml.WriteEndElement();
        xml.WriteStartElement("rspStmt", Ddi);
        Text(xml, "AuthEnty", records.Schema.Tsela!.Institution);
        xml.WriteEndElement();
        xml.WriteStartElement("prodStmt", Ddi);
        Text(xml, "producer", "Bureau of Statistics, Lesotho");
        xml.WriteStartElement("prodDate", Ddi);
        xml.WriteAttributeString("date", records.MadeAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteString(records.MadeAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("stdyInfo", Ddi);
        Text(xml, "abstract", records.Schema.Description ?? records.Schema.Title ?? records.Schema.Name);
        xml.WriteStartElement("sumDscr", Ddi);
        Text(xml, "nation", "Lesotho");
        Text(xml, "anlyUnit", records.Schema.Tsela.Kind);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("dataAccs", Ddi);
        xml.WriteStartElement("useStmt", Ddi);
        Text(xml, "confDec", RiskInWords(risk));
        Text(xml, "restrctn", $"Given to {extract.Recipient} for the purpose {extract.Purpose} until {extract.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. Legal basis: {extract.LegalBasis}. It may not be given on, nor joined to other records to learn who somebody is.");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>The risk as the codebook and the page say it.</summary>
    public static string RiskInWords(ReidentificationRisk risk) => string.Create(CultureInfo.InvariantCulture,
        $"Names, numbers of documents and exact days are not in it; persons stand under pseudonyms of this purpose. Of {risk.Rows} rows {risk.UniqueRows} are alone in what others may know of a person ({(risk.QuasiIdentifiers.Count == 0 ? "nothing" : string.Join(", ", risk.QuasiIdentifiers))}), {risk.RowsBelow3} are in groups of less than 3 and {risk.RowsBelow5} of less than 5; the smallest group has {risk.SmallestGroup}. On average {risk.AverageRisk:P1} of rows could be named by somebody who knows all of that.");

    private static void Variable(XmlWriter xml, ExtractTable table, int at)
    {
        var variable = table.Variables[at];
        xml.WriteStartElement("var", Ddi);
        xml.WriteAttributeString("ID", string.Create(CultureInfo.InvariantCulture, $"V{at + 1}"));
        xml.WriteAttributeString("name", variable.Name);
        xml.WriteAttributeString("files", "F1");
        xml.WriteAttributeString("intrvl", variable.IsNumber ? "contin" : "discrete");
        xml.WriteStartElement("location", Ddi);
        xml.WriteAttributeString("StartPos", Number(table.Start(at)));
        xml.WriteAttributeString("EndPos", Number(table.Start(at) + table.Widths[at] - 1));
        xml.WriteAttributeString("width", Number(table.Widths[at]));
        xml.WriteEndElement();
        Text(xml, "labl", variable.Label);
        var counts = table.Order.Select(variable.Text).GroupBy(text => text, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Sum(xml, "vald", table.Order.Count - counts.GetValueOrDefault(""));
        Sum(xml, "invd", counts.GetValueOrDefault(""));
        foreach (var code in counts.Keys.Where(variable.Labels.ContainsKey).Order(StringComparer.Ordinal))
        {
            xml.WriteStartElement("catgry", Ddi);
            Text(xml, "catValu", code);
            Text(xml, "labl", variable.Labels[code]);
            xml.WriteStartElement("catStat", Ddi);
            xml.WriteAttributeString("type", "freq");
            xml.WriteString(Number(counts[code]));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteStartElement("varFormat", Ddi);
        xml.WriteAttributeString("type", variable.IsNumber ? "numeric" : "character");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Sum(XmlWriter xml, string type, int value)
    {
        xml.WriteStartElement("sumStat", Ddi);
        xml.WriteAttributeString("type", type);
        xml.WriteString(Number(value));
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string element, string text) => xml.WriteElementString(element, Ddi, text);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
