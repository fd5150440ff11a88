using System.Runtime.InteropServices;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas;

/// <summary>How many findings of a kind there are, told one by one or not.</summary>
/// <param name="Rule">Rule of the findings.</param>
/// <param name="Field">Field; null for whole rows and files.</param>
/// <param name="Severity">Severity.</param>
/// <param name="Count">How many.</param>
public sealed record FindingCount(string Rule, string? Field, Severity Severity, long Count);

/// <summary>A quality figure with what it was counted from.</summary>
/// <param name="Good">The numerator.</param>
/// <param name="Of">The denominator.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Share(long Good, long Of)
{
    /// <summary>Good / Of; null where there was nothing to count.</summary>
    public double? Value => Of == 0 ? null : (double)Good / Of;
}

/// <summary>The quality figures of one file, each with its denominator.</summary>
public sealed record QualityFigures
{
    /// <summary>Required cells given, of required cells.</summary>
    public Share Completeness { get; init; }

    /// <summary>Cells that fail neither type, list nor range, of cells given.</summary>
    public Share Validity { get; init; }

    /// <summary>Outcomes of rules that are true, of those that are true or false.</summary>
    public Share Consistency { get; init; }

    /// <summary>Outcomes of rules that could not be decided because a value is missing.</summary>
    public long Undecided { get; init; }

    /// <summary>Rows without the surplus rows of duplicate keys, of rows.</summary>
    public Share Uniqueness { get; init; }
}

/// <summary>What a check found out about a whole file.</summary>
public sealed record CheckSummary
{
    /// <summary>Data rows; blank rows, totals and footnotes that were left out are not counted.</summary>
    public long Rows { get; init; }

    /// <summary>Rows without an error.</summary>
    public long Accepted { get; init; }

    /// <summary>Rows with an error.</summary>
    public long Rejected { get; init; }

    /// <summary>Which column is which field; null where the file was refused before its header.</summary>
    public HeaderMatch? Header { get; init; }

    /// <summary>
    /// Rows, ascending, that were handed on without an error and were found faulty only at the end of the file
    /// (duplicates, totals).
    /// </summary>
    public IReadOnlyList<long> RejectedLate { get; init; } = [];

    /// <summary>The quality figures.</summary>
    public QualityFigures Quality { get; init; } = new();

    /// <summary>Why the file as a whole cannot be taken; null where it can.</summary>
    public FileRefusal? Refusal { get; init; }

    /// <summary>What is remarkable about the file as a whole.</summary>
    public IReadOnlyList<FileRemark> Remarks { get; init; } = [];

    /// <summary>Every kind of finding with its full count.</summary>
    public IReadOnlyList<FindingCount> FindingCounts { get; init; } = [];

    /// <summary>True where there is a finding of severity error, or a refusal.</summary>
    public bool HasErrors => Refusal is not null || FindingCounts.Any(count => count.Severity == Severity.Error);
}
