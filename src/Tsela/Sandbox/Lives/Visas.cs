using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Visas: asked for at Immigration, or at a mission that then also keeps a copy.</summary>
public static class Visas
{
    private static readonly HashSet<string> Exempt = new(["ZA", "BW", "SZ", "ZW", "MW", "ZM", "GB", "US", "DE", "NL", "FR", "KE", "TZ"], StringComparer.Ordinal);
    private static readonly string[] Missions = ["CN-BJS", "IN-DEL", "ZA-PRY", "GB-LON", "US-WAS", "ET-ADD"];

    public static bool NeedsVisa(string country) => !Exempt.Contains(country);

    /// <summary>The number of the visa, or nothing where it was refused.</summary>
    public static string? Apply(Ledger ledger, Person person, DateOnly received, string purpose, Chance chance)
    {
        var decided = received.AddDays(chance.Between(2, 15));
        var granted = chance.Is(0.9);
        var mission = chance.Is(0.35) ? chance.Of(Missions) : null;
        var number = granted ? ledger.Number("V", decided) : null;
        var multiple = chance.Is(0.3);
        var type = purpose switch
        {
            "10" or "11" or "14" or "15" => multiple ? "V-TOU-M" : "V-TOU-S",
            "17" or "24" or "23" => multiple ? "V-BUS-M" : "V-BUS-S",
            "30" => "V-STU",
            "20" => "V-WRK",
            _ => "V-TOU-S",
        };
        var stay = purpose is "20" or "30" ? 90 : 30;
        var from = decided.AddDays(1);
        (string, object?)[] visa =
        [
            ("application_no", ledger.Number("VA", received)), ("visa_type", type), ("purpose", purpose), ("applied_at", mission is null ? "e-visa" : "mission"),
            ("mission", mission), ("received_on", received), ("decision", granted ? "granted" : "refused"), ("decided_on", decided), ("visa_no", number),
            ("valid_from", granted ? from : null), ("valid_to", granted ? from.AddDays(90) : null), ("entries_allowed", type.EndsWith('M') ? "multiple" : "single"),
            ("stay_days_allowed", granted ? stay : null),
        ];
        ledger.Add("DS22a", decided, person, [.. visa, ("host_in_lesotho", chance.Of(Places.Villages))]);
        if (mission is not null)
        {
            ledger.Add("DS18a", decided, person, visa);
        }

        if (granted)
        {
            ledger.Truth.Flow("IMM-04", decided);
        }

        return number;
    }
}
