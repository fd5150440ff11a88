using System.Security.Cryptography;
using System.Text;
using Tsela.Engine.Matching;

namespace Tsela.Linkage.Runs;

/// <summary>A pair of records that a run kept.</summary>
/// <param name="A">Number of the one record in its run.</param>
/// <param name="B">Number of the other.</param>
/// <param name="Weight">Evidence in bits with the prior.</param>
/// <param name="Linked">Whether the clusters made them one person.</param>
public readonly record struct RunPair(int A, int B, float Weight, bool Linked)
{
    public double Probability => ScoredPair.ProbabilityOf(Weight);
}

/// <summary>The files of a finished run, for reading. Records have numbers from 0, delivery by delivery in the order of their rows.</summary>
public sealed class OpenRun
{
    private readonly RunFolder files;
    private readonly byte[] secret;
    private readonly RunRecord[] records;
    private readonly Guid[] persons;
    private readonly Lazy<Dictionary<Guid, int>> numbers;
    private readonly Lazy<ILookup<Guid, int>> ofPerson;
    private readonly Lazy<int[]> firstOfDescription;
    private readonly Lazy<PersonTable> table;
    private readonly Lazy<LinkageModel> model;
    private readonly Lazy<PairExplainer> explainer;
    private readonly Lazy<bool> fits;

    internal OpenRun(Guid id, RunFolder files, byte[] secret)
    {
        Id = id;
        this.files = files;
        this.secret = secret;
        Deliveries = RunFolder.ReadJson<List<RunDelivery>>(files.Deliveries);
        records = RunFolder.ReadArray<RunRecord>(files.Records);
        persons = RunFolder.ReadArray<Guid>(files.Persons);
        numbers = new(() => records.Select((record, number) => (record.Id, number)).ToDictionary(one => one.Id, one => one.number));
        ofPerson = new(() => Enumerable.Range(0, records.Length).ToLookup(number => persons[records[number].Description]));
        firstOfDescription = new(FirstOfDescription);
        table = new(files.ReadTable);
        model = new(() => RunFolder.ReadJson<LinkageModel>(files.Model));
        explainer = new(() => new PairExplainer(Model, Table));
        fits = new(() => Linker.Fits(Model, Table));
    }

    public Guid Id { get; }

    public IReadOnlyList<RunDelivery> Deliveries { get; }

    public int Records => records.Length;

    /// <summary>What the records say of persons: a row for each description.</summary>
    public PersonTable Table => table.Value;

    public LinkageModel Model => model.Value;

    public Guid RecordAt(int number) => records[number].Id;

    /// <summary>Number of a record; null where it took no part.</summary>
    public int? NumberOf(Guid record) => numbers.Value.TryGetValue(record, out var number) ? number : null;

    public int DescriptionAt(int number) => records[number].Description;

    public Guid PersonAt(int number) => persons[records[number].Description];

    /// <summary>Numbers of the records of a person; none where the key is of another run.</summary>
    public IEnumerable<int> RecordsOf(Guid person) => ofPerson.Value[person];

    /// <summary>Every pair kept, linked or not, in ascending order. Records with the same description are one person and stand for each other: the first of them is named.</summary>
    public IEnumerable<RunPair> Pairs()
    {
        var first = firstOfDescription.Value;
        foreach (var pair in RunFolder.ReadArray<ScoredPair>(files.Pairs))
        {
            yield return new RunPair(first[pair.A], first[pair.B], pair.Weight, persons[pair.A] == persons[pair.B]);
        }
    }

    /// <summary>Why two records have the weight that they have.</summary>
    public Explanation Explain(int a, int b) => explainer.Value.Of(records[a].Description, records[b].Description);

    /// <summary>False where an earlier version of the program learned the model in outcomes that this one does not know.</summary>
    public bool Fits => fits.Value;

    /// <summary>Keyed hash of what a record says of the person; a record that says the same in a later run has the same.</summary>
    public string DigestAt(int number) => Digest(Table, records[number].Description, secret);

    internal ScoredPair[] ScoredPairs() => RunFolder.ReadArray<ScoredPair>(files.Pairs);

    internal int[] Clusters() => RunFolder.ReadArray<int>(files.Clusters);

    /// <summary>Every key that stands for a person of the run, once.</summary>
    internal IEnumerable<Guid> Persons() => records.Select(record => persons[record.Description]).Distinct();

    internal static string Digest(PersonTable table, int description, byte[] secret)
    {
        var text = new StringBuilder();
        foreach (var column in table.Columns)
        {
            text.Append(column.Name).Append('\t').Append(column.Values[column.Codes[description]]).Append('\n');
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text.ToString())), 0, 16);
    }

    internal IEnumerable<(Guid RecordId, string PersonKey)> KeysOf(Guid delivery)
    {
        foreach (var one in Deliveries.Where(one => one.Id == delivery))
        {
            for (var number = one.First; number < one.First + one.Count; number++)
            {
                yield return (records[number].Id, PersonAt(number).ToString("N"));
            }
        }
    }

    private int[] FirstOfDescription()
    {
        var first = new int[persons.Length];
        for (var number = records.Length - 1; number >= 0; number--)
        {
            first[records[number].Description] = number;
        }

        return first;
    }
}
