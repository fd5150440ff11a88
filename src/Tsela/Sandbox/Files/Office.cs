using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Files;

public enum FileForm { CommaUtf8, SemicolonUtf8WithMark, SemicolonWindows1252, TabUtf8, WorkbookPlain, WorkbookDressed }

public enum HeaderForm { Name, Title, Alias }

/// <summary>
/// How often an office goes wrong, as shares of rows (spellings, and faults of one cell) or of files. Defaults: an
/// office on paper loses about four rows in a hundred, one with a database less than one, so that most files are taken
/// row by row with findings and only a few are refused.
/// </summary>
/// <param name="Spelling">Names written another way; no fault, but the same person looks different.</param>
/// <param name="SwappedDate">Day and month exchanged in a date where both are possible.</param>
/// <param name="WrongCode">A code or label that is in no list.</param>
/// <param name="Missing">A required cell left empty.</param>
/// <param name="Duplicate">The row written twice.</param>
/// <param name="WrongAge">A birth date a century off or in the future.</param>
/// <param name="Refused">Files that first arrive without a column they need and are sent again, mended.</param>
/// <param name="Corrected">Files that are sent again with the faulty rows mended, and supersede the first.</param>
/// <param name="Twice">Files that are sent twice unchanged.</param>
public sealed record MessRates(
    double Spelling, double SwappedDate, double WrongCode, double Missing, double Duplicate, double WrongAge, double Refused, double Corrected, double Twice)
{
    public static readonly MessRates None = new(0, 0, 0, 0, 0, 0, 0, 0, 0);
    public static readonly MessRates Electronic = new(0.04, 0.004, 0.002, 0.002, 0.001, 0.001, 0.004, 0.02, 0.01);
    public static readonly MessRates Mixed = new(0.12, 0.010, 0.008, 0.006, 0.004, 0.003, 0.008, 0.03, 0.015);
    public static readonly MessRates Paper = new(0.20, 0.020, 0.014, 0.012, 0.008, 0.006, 0.015, 0.04, 0.02);
}

/// <summary>How one institution writes its files.</summary>
public sealed record Office(
    string Institution, FileForm Form, HeaderForm Headers, bool WritesLabels, string DateForm, MessRates Mess, Punctuality Keeps = Punctuality.Usual)
{
    private static readonly Office Usual = new("", FileForm.CommaUtf8, HeaderForm.Title, WritesLabels: true, "dd/MM/yyyy", MessRates.Paper);

    private static readonly Dictionary<string, Office> Known = new Office[]
    {
        new("BOS", FileForm.CommaUtf8, HeaderForm.Name, WritesLabels: false, "yyyy-MM-dd", MessRates.Electronic),
        new("CBL", FileForm.WorkbookPlain, HeaderForm.Title, WritesLabels: true, "yyyy-MM-dd", MessRates.Electronic),
        new("TEBA", FileForm.CommaUtf8, HeaderForm.Alias, WritesLabels: false, "yyyy-MM-dd", MessRates.Electronic),
        new("SAHC", FileForm.WorkbookDressed, HeaderForm.Title, WritesLabels: true, "yyyy-MM-dd", MessRates.Electronic),
        new("MHA", FileForm.SemicolonUtf8WithMark, HeaderForm.Title, WritesLabels: true, "dd/MM/yyyy", MessRates.Mixed),
        new("IMM", FileForm.CommaUtf8, HeaderForm.Title, WritesLabels: true, "dd/MM/yyyy", MessRates.Mixed),
        new("NES", FileForm.WorkbookDressed, HeaderForm.Alias, WritesLabels: true, "dd/MM/yyyy", MessRates.Mixed),
        new("LAB", FileForm.SemicolonWindows1252, HeaderForm.Alias, WritesLabels: true, "dd/MM/yyyy", MessRates.Paper),
        new("MEL", FileForm.SemicolonWindows1252, HeaderForm.Title, WritesLabels: true, "d.M.yyyy", MessRates.Paper, Punctuality.Late),
        new("DA", FileForm.WorkbookDressed, HeaderForm.Alias, WritesLabels: true, "d MMMM yyyy", MessRates.Paper, Punctuality.Late),
        new("DMA", FileForm.WorkbookPlain, HeaderForm.Title, WritesLabels: true, "dd/MM/yyyy", MessRates.Paper),
        new("LMPS", FileForm.CommaUtf8, HeaderForm.Alias, WritesLabels: true, "dd/MM/yyyy", MessRates.Mixed),
        new("MSD", FileForm.WorkbookDressed, HeaderForm.Title, WritesLabels: true, "d MMMM yyyy", MessRates.Paper),
        new("MFAIR", FileForm.TabUtf8, HeaderForm.Title, WritesLabels: true, "d.M.yyyy", MessRates.Mixed, Punctuality.Late),
        new("MTICM", FileForm.WorkbookPlain, HeaderForm.Alias, WritesLabels: true, "dd/MM/yyyy", MessRates.Mixed),
        new("LNDC", FileForm.WorkbookPlain, HeaderForm.Title, WritesLabels: true, "yyyy-MM-dd", MessRates.Mixed),
        new("NSS", FileForm.CommaUtf8, HeaderForm.Name, WritesLabels: false, "yyyy-MM-dd", MessRates.Electronic),
        new("CGPU", FileForm.CommaUtf8, HeaderForm.Title, WritesLabels: true, "yyyy-MM-dd", MessRates.Mixed),
    }.ToDictionary(office => office.Institution, StringComparer.Ordinal);

    public static Office Of(string institution) => Known.GetValueOrDefault(institution) ?? Usual with { Institution = institution };

    public bool IsWorkbook => Form >= FileForm.WorkbookPlain;

    public string Extension => IsWorkbook ? "xlsx" : Form == FileForm.TabUtf8 ? "tsv" : "csv";
}
