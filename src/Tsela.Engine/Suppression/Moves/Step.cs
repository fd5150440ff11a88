using System.Runtime.InteropServices;

namespace Tsela.Engine.Suppression.Moves;

/// <summary>One factor of a move: in one dimension, persons come to a lowest code, from another one or from nowhere.</summary>
/// <param name="To">The lowest code that gains.</param>
/// <param name="From">The lowest code that loses; null where the total gains.</param>
/// <param name="Changes">The codes of one table that change, as offsets, and 1 or -1.</param>
/// <param name="Ends">Of the lowest codes themselves, the same.</param>
internal sealed record Step(string To, string? From, (long Offset, int Sign)[] Changes, (long Offset, int Sign)[] Ends);

/// <summary>A change of the inner cells that agrees with every sum; an attacker can imagine it only while every cell that it changes is hidden.</summary>
/// <param name="Changes">Every cell that changes, and 1 or -1.</param>
/// <param name="Cost">What hiding those of them that are shown would cost.</param>
internal sealed record Move(IReadOnlyList<(int Cell, int Sign)> Changes, double Cost);
