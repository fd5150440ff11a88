using System.Collections.Concurrent;
using Tsela.Disclosure;
using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx;

/// <summary>The national symbols in the codes of CL_OBS_STATUS and CL_CONF_STATUS.</summary>
internal static class FlowStatuses
{
    private static readonly FlowStatus Normal = new("A", "F", null);

    /// <summary>An observation has one status; of several symbols the first here decides, and the comment says them all.</summary>
    private static readonly (string Symbol, string Code)[] Precedence =
    [
        (SafeSymbols.Suppressed, "Q"), (SafeSymbols.NotAvailable, "O"), (SafeSymbols.Break, "B"), (SafeSymbols.Estimated, "E"), (SafeSymbols.Provisional, "P"),
        (SafeSymbols.Negligible, "N"), (SafeSymbols.Nil, "A"),
    ];

    private static readonly ConcurrentDictionary<string, FlowStatus> Known = new(StringComparer.Ordinal);

    public static FlowStatus Of(string symbols) => Known.GetOrAdd(symbols, Read);

    private static FlowStatus Read(string symbols)
    {
        var said = Precedence.Where(one => symbols.Contains(one.Symbol, StringComparison.Ordinal)).ToList();
        if (said.Count == 0)
        {
            return Normal;
        }

        // whether a cell is hidden for its own sake or for another's must not be told, so every hidden cell says C
        var confidential = said[0].Symbol == SafeSymbols.Suppressed ? "C" : "F";
        var comment = said.Count > 1 || said[0].Symbol == SafeSymbols.Nil ? string.Join("; ", said.Select(one => SafeSymbols.All.First(meant => meant.Symbol == one.Symbol).Meaning)) : null;
        return new FlowStatus(said[0].Code, confidential, comment);
    }
}
