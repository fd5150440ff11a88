using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Trafficking, abuse and police cases. The protection unit's file goes without a name; the police refer to it by its number.</summary>
public static class Protection
{
    private static readonly string[] Offences = ["02", "04", "05", "07", "08"];

    private static readonly string[] Means = ["FalsePromises", "TakesEarnings"];
    private static readonly string[] Recruitment = ["ThroughFriendsOrSocialEvents"];

    public static void Tell(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "protection");
        if (person.Path is LifePath.Household && person.BirthDate.Year < 2016 && chance.Is(person.Sex == "F" ? 0.012 : 0.006))
        {
            Case(ledger, person, chance.Day(ledger.Years.First, ledger.Years.Last.AddDays(-20)), chance.Is(0.3), chance);
        }

        if (person.IsForeignPath && person.Path != LifePath.Visitor && chance.Is(0.05))
        {
            Crime(ledger, person, chance.Day(person.Arrived!.Value > ledger.Years.First ? person.Arrived.Value : ledger.Years.First, ledger.Years.Last), chance);
        }
    }

    private static void Case(Ledger ledger, Person person, DateOnly on, bool trafficked, Chance chance)
    {
        var age = person.AgeOn(on);
        var decided = ledger.Years.Known(on.AddDays(chance.Between(3, 60)));
        var confirmed = trafficked && decided is not null && chance.Is(0.6);
        var closed = chance.Is(0.5) ? ledger.Years.Known(on.AddDays(chance.Between(60, 300))) : null;
        var caseNo = ledger.Number("CG", on);
        var exploited = chance.Of(["LAB", "SEX", "SRV", "CHL"]);
        var status = confirmed ? "ActualVictimOfTrafficking" : "PossibleVictimOfTrafficking";
        ledger.Add("DS21a", on, person,
            ("case_no", caseNo), ("case_status", closed is null ? "Active" : "Closed"), ("age_at_report", age), ("citizenship", person.MainCitizenship), ("is_migrant", trafficked),
            ("abuse_type", trafficked ? "trafficking" : chance.Of(["physical", "sexual", "neglect", "emotional"])), ("trafficking_status", trafficked ? status : null),
            ("status_decided_by", confirmed ? "Police" : null), ("exploitation_types", trafficked ? new[] { exploited } : null), ("means_of_control", trafficked ? Means : null),
            ("recruitment_method", trafficked ? Recruitment : null), ("relationship_to_trafficker", trafficked ? chance.Of(["Familial", "Acquainted", "Unacquainted"]) : null),
            ("age_when_trafficked", trafficked ? Math.Max(0, age - 1) : null), ("recruitment_country", trafficked ? "LS" : null), ("exploitation_country", trafficked ? "ZA" : null),
            ("referred_by", "LMPS"), ("referred_on", on), ("assistance", new[] { "SocialCare", chance.Of(["Health", "Legal", "Education"]) }), ("consent_to_share", true),
            ("status_decided_on", confirmed ? decided : null), ("closed_on", closed), ("reported_on", on));
        if (!trafficked)
        {
            return;
        }

        if (confirmed)
        {
            ledger.Truth.Flow("THB-01", decided!.Value);
        }

        ledger.Add("DS27c", on, person,
            ("police_case_no", ledger.Number("PC", on)), ("station", person.PlaceOn(on).District), ("age_group", AgeGroups.FiveYear(age)), ("citizenship", person.MainCitizenship), ("role", "victim"),
            ("outcome", "referred"), ("outcome_on", on), ("trafficking_case_no", caseNo), ("trafficking_status", status), ("exploitation_types", new[] { exploited }));
    }

    private static void Crime(Ledger ledger, Person person, DateOnly on, Chance chance)
    {
        var suspect = chance.Is(0.6);
        ledger.Add("DS27b", on, person,
            ("police_case_no", ledger.Number("PC", on)), ("station", person.PlaceOn(on).District), ("age_group", AgeGroups.FiveYear(person.AgeOn(on))), ("citizenship", person.MainCitizenship),
            ("role", suspect ? "suspect" : "victim"), ("offence", chance.Of(Offences)), ("outcome", suspect ? "charged" : "referred"), ("outcome_on", on),
            ("prosecution_outcome", suspect ? chance.Of(["pending", "convicted", "acquitted", "withdrawn"]) : null));
        ledger.Truth.Flow(suspect ? "IMM-08" : "IMM-09", on);
    }
}
