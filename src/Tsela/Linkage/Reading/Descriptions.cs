using Tsela.Engine.Matching;

namespace Tsela.Linkage.Reading;

/// <summary>
/// What records say of persons, each description once: a traveller who crossed the border a hundred times with one
/// passport is compared once and not with all the others a hundred times. Only a description with a number that
/// belongs to one person is shared; two rows that merely have the same name stay two.
/// </summary>
internal sealed class Descriptions
{
    private const char Between = '\u001f';

    private readonly PersonTableBuilder builder = new(PersonColumns.All);
    private readonly Dictionary<string, int> shared = new(StringComparer.Ordinal);

    public int Count => builder.Count;

    /// <summary>Takes the descriptions of an earlier run first, under the numbers that they had there.</summary>
    public void Add(PersonTable table)
    {
        var values = new string?[PersonColumns.All.Length];
        for (var row = 0; row < table.Count; row++)
        {
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = table.Columns[column].Values[table.Columns[column].Codes[row]];
            }

            var number = Append(values);
            if (IsShared(values))
            {
                shared.TryAdd(string.Join(Between, values), number);
            }
        }
    }

    /// <summary>The number of the description that a record gives.</summary>
    public int Of(ReadOnlySpan<string?> values)
    {
        if (!IsShared(values))
        {
            return Append(values);
        }

        var key = string.Join(Between, values);
        if (!shared.TryGetValue(key, out var number))
        {
            number = Append(values);
            shared.Add(key, number);
        }

        return number;
    }

    public PersonTable Build() => builder.Build();

    private static bool IsShared(ReadOnlySpan<string?> values) =>
        !string.IsNullOrEmpty(values[PersonColumns.Surname])
        && (!string.IsNullOrEmpty(values[PersonColumns.NationalId]) || !string.IsNullOrEmpty(values[PersonColumns.TravelDocument])
            || !string.IsNullOrEmpty(values[PersonColumns.IndustryNumber]));

    private int Append(ReadOnlySpan<string?> values)
    {
        for (var column = 0; column < values.Length; column++)
        {
            builder.Set(column, values[column]);
        }

        builder.Next();
        return builder.Count - 1;
    }
}
