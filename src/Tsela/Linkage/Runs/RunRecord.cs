using System.Runtime.InteropServices;

namespace Tsela.Linkage.Runs;

/// <summary>A record that takes part in a run.</summary>
/// <param name="Id">Of the harmonised record.</param>
/// <param name="Description">Number of what it says of the person: a row of the run's table of persons, which records with the same words share.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct RunRecord(Guid Id, int Description);
