namespace Tsela.Engine.Columns.Filling;

/// <summary>A long list in pages, so that growing never copies what is there.</summary>
internal sealed class Pages<T>
    where T : unmanaged
{
    private const int PageBits = 16;
    private const int PageSize = 1 << PageBits;

    private T[][] pages = [new T[16]];

    public int Count { get; private set; }

    public ref T this[int index] => ref pages[index >> PageBits][index & (PageSize - 1)];

    public void Add(T item)
    {
        var (page, place) = (Count >> PageBits, Count & (PageSize - 1));
        if (page == pages.Length)
        {
            Array.Resize(ref pages, pages.Length * 2);
        }

        pages[page] ??= new T[PageSize];
        if (place == pages[page].Length)
        {
            Array.Resize(ref pages[page], Math.Min(PageSize, place * 4));
        }

        pages[page][place] = item;
        Count++;
    }
}
