namespace Tsela.Publishing.Reports.Word;

/// <summary>A4 upright, in twentieths of a point.</summary>
internal static class WordPage
{
    public const int Width = 11906;
    public const int Height = 16838;
    public const int Margin = 1134;
    public const int TextWidth = Width - (2 * Margin);

    /// <summary>English metric units in a twentieth of a point.</summary>
    public const int Emu = 635;
}
