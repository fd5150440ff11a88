using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Applications for asylum through their stages; Home Affairs and the Commissioner for Refugees keep one file each.</summary>
public static class Asylum
{
    public static void Tell(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "asylum");
        var arrived = person.Arrived!.Value;
        arrived = arrived < ledger.Years.At(-2, 6, 1) ? arrived.AddYears(6) : arrived;
        var applied = arrived.AddDays(chance.Between(1, 14));
        var caseNo = ledger.Number("RF", applied);
        var forwarded = applied.AddDays(chance.Between(10, 40));
        var interviewed = forwarded.AddDays(chance.Between(20, 90));
        var decided = interviewed.AddDays(chance.Between(30, 160));
        var outcome = chance.Weighted<string>([("GRA", 60), ("REJ", 25), ("CLO", 15)]);
        Stage(ledger, person, caseNo, arrived, applied, "LOD", applied, chance);
        Stage(ledger, person, caseNo, arrived, applied, "FWD", forwarded, chance);
        Stage(ledger, person, caseNo, arrived, applied, "INT", interviewed, chance);
        DateOnly? solved = outcome == "GRA" && chance.Is(0.12) ? decided.AddMonths(chance.Between(10, 40)) : null;
        Stage(ledger, person, caseNo, arrived, applied, outcome, decided, chance, outcome == "GRA" ? solved ?? ledger.Years.Last : null);
        Crossings.Add(ledger, person, arrived, "entry", "50", chance, "ZA");
        ledger.Truth.Flow("REF-03", applied);
        ledger.Truth.Stock("REF-02", applied, decided.AddDays(-1), person.Id);
        if (outcome != "CLO")
        {
            ledger.Truth.Flow("REF-04", decided);
        }

        if (outcome != "GRA")
        {
            return;
        }

        ledger.Truth.Stock("REF-01", decided, solved?.AddDays(-1), person.Id);
        ResidencePermits.Apply(ledger, person, decided.AddDays(5), renewal: false, "R-REF", "50", chance, left: solved);
        if (solved is { } on)
        {
            Stage(ledger, person, caseNo, arrived, applied, chance.Of(["REP", "RST"]), on, chance);
        }
    }

    private static void Stage(Ledger ledger, Person person, string caseNo, DateOnly arrived, DateOnly applied, string stage, DateOnly on, Chance chance, DateOnly? until = null)
    {
        var passport = chance.Is(0.5) ? person.PassportOn(on) : null;
        var recognised = stage is "GRA" or "REP" or "RST";
        var solution = stage switch { "REP" => "repatriated", "RST" => "resettled", _ => null };
        (string, object?)[] values =
        [
            ("case_no", caseNo), ("country_of_origin", person.MainCitizenship), ("arrived_on", arrived), ("applied_on", applied), ("stage", stage), ("stage_on", on),
            ("basis", recognised ? chance.Of(["3-1-a", "3-1-b"]) : null), ("location", person.PlaceOn(on).District), ("accommodation", chance.Of(["reception centre", "individual", "other"])),
            ("id_card_no", recognised ? $"RID{person.No:D6}" : null), ("solution", solution), ("solution_on", solution is null ? null : on),
            ("asylum_stage", stage), ("asylum_stage_on", on), ("asylum_case_no", caseNo),
            ("document_type", passport is null ? "NO" : "FP"), ("document_no", passport?.Number), ("issuing_state", passport?.Issuer),
        ];
        ledger.AddRunning("DS26a", on, until, person, values);
        if (chance.Is(0.9))
        {
            ledger.AddRunning("DS20c", on, until, person, values);
        }
    }
}
