using Tsela.Engine.Columns.Files;

namespace Tsela.Engine.Columns;

/// <summary>Codes by way of a dictionary: the value is the position in it.</summary>
public sealed class CodeColumn(ColumnHeader header, RawValues raw, IReadOnlyList<string> dictionary) : Column(header, raw)
{
    /// <summary>The position that stands for no value.</summary>
    public const int Missing = -1;

    /// <inheritdoc/>
    public override ColumnKind Kind => ColumnKind.Code;

    /// <summary>The different codes, in the order in which they first came. Decoded when asked for: keep what is asked for often.</summary>
    public IReadOnlyList<string> Dictionary { get; } = dictionary;

    /// <summary>Position in the dictionary of the row's code, or <see cref="Missing"/>.</summary>
    public int CodeAt(int row) => RawAt(row) is var raw && raw >= FirstValue ? (int)(raw - FirstValue) : Missing;

    /// <summary>Position of a code in the dictionary, or <see cref="Missing"/> where no row has it.</summary>
    public int PositionOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (Dictionary is CodeTexts texts)
        {
            return texts.Find(code);
        }

        var position = 0;
        while (position < Dictionary.Count && Dictionary[position] != code)
        {
            position++;
        }

        return position < Dictionary.Count ? position : Missing;
    }

    /// <inheritdoc/>
    public override void Verify()
    {
        base.Verify();
        (Dictionary as CodeTexts)?.Verify();
    }

    /// <inheritdoc/>
    protected override string ValueText(ulong value) => Dictionary[(int)value];
}
