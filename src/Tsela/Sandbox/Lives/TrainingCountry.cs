using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>A country that does not exist: its people, and what the offices wrote of their lives.</summary>
public sealed record TrainingCountry(IReadOnlyList<Person> People, Ledger Ledger)
{
    public static TrainingCountry Invent(int people, int seed, TrainingYears years)
    {
        var all = Population.Invent(people, seed, years);
        var ledger = new Ledger(seed, years);
        foreach (var person in all)
        {
            InternalMoves.Decide(person, seed, years);
        }

        foreach (var person in all)
        {
            Live(ledger, person);
        }

        Displacement.Tell(ledger, all);
        Enumeration.Tell(ledger, all);
        HeadCount.Tell(ledger, all);
        Aggregates.Tell(ledger, all);
        return new TrainingCountry(all, ledger);
    }

    private static void Live(Ledger ledger, Person person)
    {
        switch (person.Path)
        {
            case LifePath.Miner: MineWork.Tell(ledger, person); break;
            case LifePath.ContractWorker: ContractWork.Tell(ledger, person); break;
            case LifePath.StudentAbroad: Studies.OfMosotho(ledger, person); break;
            case LifePath.HealthWorkerAbroad: HealthWorkers.Tell(ledger, person); break;
            case LifePath.IrregularEmigrant: Removals.OfMosotho(ledger, person); break;
            case LifePath.Emigrant: Emigration.Tell(ledger, person); break;
            case LifePath.ForeignStudent: Studies.OfForeigner(ledger, person); break;
            case LifePath.ForeignSpouse: Papers.OfSpouse(ledger, person); break;
            case LifePath.AsylumSeeker: Asylum.Tell(ledger, person); break;
            case LifePath.IrregularForeigner: Removals.OfForeigner(ledger, person); break;
            case LifePath.Trader: Licences.OfTrader(ledger, person); break;
            case LifePath.Visitor: Crossings.OfVisitor(ledger, person); break;
            case LifePath.ForeignWorker or LifePath.ForeignTeacher or LifePath.ForeignHealthWorker or LifePath.Consultant or LifePath.Investor: ForeignWork.Tell(ledger, person); break;
        }

        if (person.Path is LifePath.Household)
        {
            Licences.OfNational(ledger, person);
            Destitution.OfResident(ledger, person);
        }

        Crossings.OfResident(ledger, person);
        InternalMoves.Write(ledger, person);
        Papers.OfPassports(ledger, person);
        Protection.Tell(ledger, person);
    }
}
