namespace Tsela.Engine.Schemas;

/// <summary>Values that must be known somewhere else: an <see cref="ExistsInRule"/> or a <see cref="ForeignKey"/>.</summary>
/// <param name="Source">Id of the series, or name of the resource.</param>
/// <param name="Fields">Fields of the table that is checked.</param>
/// <param name="In">Fields of the other table, in the same order.</param>
public sealed record Reference(string Source, IReadOnlyList<string> Fields, IReadOnlyList<string> In)
{
    /// <summary>Stands between the values of a key of several fields.</summary>
    public const char Separator = '\u001F';
}

/// <summary>What a check needs beside the definition.</summary>
public sealed record CheckOptions
{
    /// <summary>Normalised header (<see cref="Headers.Normalise"/>) to the field it means, or to an empty text where the column is to be ignored.</summary>
    public IReadOnlyDictionary<string, string> HeaderMappings { get; init; } = new Dictionary<string, string>();

    /// <summary>Field and value as sent in loose form (<see cref="LooseText.Normalise"/>) to the code it means.</summary>
    public IReadOnlyDictionary<(string Field, string Value), string> ValueMappings { get; init; } =
        new Dictionary<(string, string), string>();

    /// <summary>Data row and field to the value that replaces the cell before the check.</summary>
    public IReadOnlyDictionary<(long Row, string Field), string> Corrections { get; init; } =
        new Dictionary<(long, string), string>();

    /// <summary>
    /// Gives the question "is this key known?" for a reference, or null where the other table is not to be had; the
    /// question answers null where it cannot be decided. Keys of several fields are joined with <see cref="Reference.Separator"/>.
    /// </summary>
    public Func<Reference, Func<string, bool?>?>? Lookup { get; init; }

    /// <summary>Folder for what does not fit in memory; the temporary folder of the machine where null.</summary>
    public string? SpillFolder { get; init; }

    /// <summary>The day on which the check is made; rules with <c>today()</c> are undecided without it.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>First day of the period that the file is about.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>Last day of the period that the file is about.</summary>
    public DateOnly? PeriodEnd { get; init; }

    /// <summary>Fields that the system fills are neither asked for nor checked.</summary>
    public bool IgnoreSystemFields { get; init; } = true;

    /// <summary>False where the first row is data already (a CSV dialect without a header).</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Rows of the file, from 1, that together are the header of a plain table; what stands above them is left out.</summary>
    public IReadOnlyList<int> HeaderRows { get; init; } = [1];

    /// <summary>What stands between the parts of a label that comes from several header rows.</summary>
    public string HeaderJoin { get; init; } = " ";

    /// <summary>Rows of a plain table's file, from 1, that are left out.</summary>
    public IReadOnlyList<int> CommentRows { get; init; } = [];

    /// <summary>True where a row that ends early lacks cells, as in CSV; false for a sheet, where trailing empty cells are not stored.</summary>
    public bool ShortRowsLackCells { get; init; }

    /// <summary>Told the number of rows every few thousand rows; null where nobody watches.</summary>
    public Action<long>? OnProgress { get; init; }

    /// <summary>Findings of one rule, field and severity beyond this number are counted and not told one by one.</summary>
    public int FindingsMax { get; init; } = 10_000;
}
