using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.BuildTable;
using Tsela.Statistics.Counted;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics;

/// <summary>A register of a snapshot whose persons can be counted by the codes of its columns and by year.</summary>
/// <param name="Dated">What the year is of, as <c>Date issued</c>.</param>
/// <param name="Population">What a count of persons counts.</param>
/// <param name="Completeness">Share of the required values that were there, 0 to 1; null where nothing was judged.</param>
public sealed record CountedRegister(
    Guid Snapshot, DateTime MadeAt, bool IsTraining, string Series, string Title, string Institution, string Confidentiality, string Dated, PopulationName Population, double? Completeness, double? Validity,
    IReadOnlyList<RegisterColumn> Columns);

/// <param name="Text">As questions write it: <c>sex</c>, <c>citizenship@region</c>.</param>
/// <param name="Field">The field of the series that it is read from; of one field a question has one column.</param>
/// <param name="Concept">What the field means, across series.</param>
/// <param name="Address">What it is by in the cells of populations.</param>
/// <param name="CodeList">The national code list; null where the codes are the column's own.</param>
/// <param name="Codes">Every code that there can be, whether anybody has it or not.</param>
public sealed record RegisterColumn(
    string Text, string Title, string Field, string? Concept, string Address, string? CodeList, bool IsDistrict, IReadOnlyList<CountedCode> Codes);

/// <param name="Codes">Of each column, in its order; <see cref="RegisterTally.Sum"/> where everybody counts, whatever the code.</param>
/// <param name="Persons">Different persons.</param>
/// <param name="Keys">Sum of their keys, without what is above 64 bits.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RegisterCell(string Year, IReadOnlyList<string> Codes, long Persons, ulong Keys);

/// <summary>Persons of a register by some columns and all their sums, year by year. Only cells in which somebody is.</summary>
public sealed record RegisterTally(PopulationName Population, IReadOnlyList<RegisterCell> Cells)
{
    public const string Sum = "_T";
}

/// <summary>
/// Counts the persons of registers, each with a key. Not protected: for protection alone. Persons are told apart by the
/// best identifier of the record and not by the linkage, so that a person has the same key in every snapshot.
/// </summary>
public sealed class RegisterCounts(TselaDb db, NationalCatalogue catalogue, KeptTables kept)
{
    /// <summary>The registers of a snapshot.</summary>
    /// <param name="snapshot">The snapshot; where null, the latest.</param>
    public Task<Outcome<CountedRegister[]>> All(Guid? snapshot, CancellationToken cancellationToken) => Of<CountedRegister[]>(
        snapshot, opened => [.. opened.Manifest.Series.Select(series => PersonRegister.Of(opened, series.Id, catalogue)?.Register).OfType<CountedRegister>()], cancellationToken);

    /// <summary>The persons of a register by some columns, in their order.</summary>
    /// <param name="columns">Texts of columns of the register.</param>
    /// <param name="keyOf">The key of a person's identifier.</param>
    public Task<Outcome<RegisterTally>> Count(Guid snapshot, string series, IReadOnlyList<string> columns, Func<string, ulong> keyOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(keyOf);
        return Of(snapshot, opened => PersonRegister.Of(opened, series, catalogue)!.Count(columns, keyOf), cancellationToken);
    }

    private async Task<Outcome<T>> Of<T>(Guid? snapshot, Func<OpenSnapshot, T> read, CancellationToken cancellationToken)
    {
        var found = await db.SnapshotOrLatest(snapshot, cancellationToken);
        if (found.Problem is { } missing)
        {
            return missing;
        }

        var opened = kept.Open(found.Value);
        if (opened.Problem is { } problem)
        {
            return problem;
        }

        try
        {
            return await Task.Run(() => read(opened.Value), cancellationToken);
        }
        catch (DamagedSnapshotException damaged)
        {
            return damaged.Problem;
        }
    }
}
