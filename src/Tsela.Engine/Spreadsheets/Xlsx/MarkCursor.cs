namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>Walks through marks sorted by row, one row's marks at a time.</summary>
internal sealed class MarkCursor : IDisposable
{
    private readonly IEnumerator<CellMark> marks;
    private readonly List<CellMark> row = [];
    private bool more;

    public MarkCursor(IEnumerable<CellMark> marks)
    {
        this.marks = marks.GetEnumerator();
        more = this.marks.MoveNext();
        while (more && this.marks.Current.SheetRow < 1)
        {
            more = this.marks.MoveNext();
        }
    }

    /// <summary>Row of the next marks; the largest number where there are none.</summary>
    public long NextRow => more ? marks.Current.SheetRow : long.MaxValue;

    /// <summary>The next row's marks, sorted by column; the list is used again.</summary>
    public List<CellMark> Take()
    {
        row.Clear();
        var number = NextRow;
        while (more && marks.Current.SheetRow == number)
        {
            row.Add(marks.Current);
            more = marks.MoveNext();
        }

        if (more && marks.Current.SheetRow < number)
        {
            throw new InvalidOperationException("The marks are not sorted by row.");
        }

        row.Sort(static (one, other) => Column(one).CompareTo(Column(other)));
        return row;
    }

    /// <summary>Column that a mark colours, from 0.</summary>
    public static int Column(CellMark mark) => Math.Max(mark.Column - 1, 0);

    public void Dispose() => marks.Dispose();
}
