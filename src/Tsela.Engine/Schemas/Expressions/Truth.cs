namespace Tsela.Engine.Schemas.Expressions;

/// <summary>The outcome of a rule: three values, as in SQL and VTL 2.2.</summary>
public enum Truth
{
    /// <summary>It does not hold.</summary>
    False,

    /// <summary>It holds.</summary>
    True,

    /// <summary>A value is missing, so that nobody can say.</summary>
    Undecided,
}

/// <summary>Three-valued logic (Kleene).</summary>
internal static class TruthTables
{
    public static Truth And(Truth a, Truth b) =>
        a == Truth.False || b == Truth.False ? Truth.False
        : a == Truth.True && b == Truth.True ? Truth.True
        : Truth.Undecided;

    public static Truth Or(Truth a, Truth b) =>
        a == Truth.True || b == Truth.True ? Truth.True
        : a == Truth.False && b == Truth.False ? Truth.False
        : Truth.Undecided;

    public static Truth Not(Truth a) => a switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Undecided,
    };

    public static Truth From(bool value) => value ? Truth.True : Truth.False;
}
