namespace Tsela.Engine.Suppression;

/// <summary>Why an audit had to leave a question about a hidden cell open.</summary>
public enum AuditGap
{
    /// <summary>None was left open.</summary>
    None,

    /// <summary>The solver of linear programs for the hardest questions is not installed.</summary>
    NoSolver,

    /// <summary>The tables are so large that the hardest questions take more work than an audit may.</summary>
    TooLarge,

    /// <summary>The solver gave up on a question.</summary>
    SolverGaveUp,
}
