namespace Tsela.Engine.Tables.Kernels;

/// <summary>The codes of a dimension over all tables, numbered as they come.</summary>
internal sealed class CodeSpace
{
    private readonly Dictionary<string, uint> numbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];

    public IReadOnlyList<string> Texts => texts;

    public uint CodeOf(string text)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            number = (uint)texts.Count;
            texts.Add(text);
            numbers.Add(text, number);
        }

        return number;
    }
}
