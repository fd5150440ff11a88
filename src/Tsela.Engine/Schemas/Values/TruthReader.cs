using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Values;

/// <summary>Truth by the definition's own words.</summary>
internal sealed class TruthReader(IReadOnlyList<string> trueValues, IReadOnlyList<string> falseValues) : CellReader
{
    private readonly string[] trueValues = [.. trueValues];
    private readonly string[] falseValues = [.. falseValues];

    public override bool IsWorthRemembering => false;

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var span = text.Span;
        if (Has(trueValues, span) || (kind == CellKind.Boolean && span is "true"))
        {
            value = Value.Of(Truth.True);
            return null;
        }

        if (Has(falseValues, span) || (kind == CellKind.Boolean && span is "false"))
        {
            value = Value.Of(Truth.False);
            return null;
        }

        return CellFault.OfType(
            $"{Shown(span)} is neither true nor false.",
            $"Write one of {string.Join(", ", trueValues)} for true, or one of {string.Join(", ", falseValues)} for false.");
    }

    private static bool Has(string[] words, ReadOnlySpan<char> text)
    {
        foreach (var word in words)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Truth as clerks write it, in English and Sesotho.</summary>
internal sealed class LooseTruthReader(SchemaField field) : CellReader
{
    private readonly HashSet<string> trueWords = Loose([.. field.TrueValues, "true", "yes", "y", "t", "1", "ee", "e"]);
    private readonly HashSet<string> falseWords = Loose([.. field.FalseValues, "false", "no", "n", "f", "0", "che", "tjhe", "c"]);

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var loose = LooseText.Normalise(text.Span);
        if (trueWords.Contains(loose) || falseWords.Contains(loose))
        {
            value = Value.Of(TruthTables.From(trueWords.Contains(loose)));
            return null;
        }

        return CellFault.OfType($"{Shown(text.Span)} is neither yes nor no.", field.Mend ?? "Write Y or N.");
    }

    private static HashSet<string> Loose(IEnumerable<string> words) =>
        words.Select(word => LooseText.Normalise(word)).ToHashSet(StringComparer.Ordinal);
}
