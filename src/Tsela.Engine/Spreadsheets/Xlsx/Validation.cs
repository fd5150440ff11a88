namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>What may be typed into a column, and the help that appears when a cell of it is chosen.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Type">As ST_DataValidationType: none, list, date, decimal, whole, time.</param>
/// <param name="Formula">First bound, or the list.</param>
/// <param name="Formula2">Second bound, null without one.</param>
/// <param name="Title">Title of the help.</param>
/// <param name="Prompt">The help.</param>
/// <param name="Error">What appears when something else is typed.</param>
internal sealed record Validation(int Column, string Type, string? Formula, string? Formula2, string Title, string Prompt, string Error)
{
    public void Write(PartWriter part)
    {
        var letters = CellReference.Letters(Column);
        part.Raw($"<dataValidation type=\"{Type}\"");
        part.Raw(Type == "none" ? "" : " errorStyle=\"warning\"");
        part.Raw(" allowBlank=\"1\" showInputMessage=\"1\"");
        if (Type != "none")
        {
            part.Raw(" showErrorMessage=\"1\" errorTitle=\"");
            part.Text(Cut(Title, 32));
            part.Raw("\" error=\"");
            part.Text(Cut(Error, 225));
            part.Raw("\"");
        }

        part.Raw(" promptTitle=\"");
        part.Text(Cut(Title, 32));
        part.Raw("\" prompt=\"");
        part.Text(Cut(Prompt, 255));
        part.Raw($"\" sqref=\"{letters}2:{letters}{CellReference.RowsMax}\">");
        Bound(part, "formula1", Formula);
        Bound(part, "formula2", Formula2);
        part.Raw("</dataValidation>");
    }

    private static void Bound(PartWriter part, string name, string? formula)
    {
        if (formula is not null)
        {
            part.Raw($"<{name}>");
            part.Text(formula);
            part.Raw($"</{name}>");
        }
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
