namespace Tsela.Bench.Linkage.Making;

/// <summary>One record of a made set and the person whom it is about.</summary>
/// <param name="Person">Number of the person; records with one number are one person.</param>
/// <param name="Values">One value a column; empty where missing.</param>
/// <param name="File">1, or 2 for the second of two files.</param>
internal readonly record struct LabelledRecord(int Person, string[] Values, int File = 1);

/// <summary>A shape of set, of any number of records.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Id">Name of the column of ids.</param>
/// <param name="Columns">Name and kind of the others, in the words of the command link-files.</param>
/// <param name="UsualCount">Records where nobody says how many.</param>
/// <param name="Records">Count of records and seed to the records, in the order of the file; the same for the same two.</param>
/// <param name="IsTwoFiles">Whether the records are two files, each naming a person once.</param>
internal sealed record LabelledSet(
    string Name, string Id, IReadOnlyList<(string Name, string Kind)> Columns, int UsualCount,
    Func<int, int, IEnumerable<LabelledRecord>> Records, bool IsTwoFiles = false);
