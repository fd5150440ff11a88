using System.Globalization;
using Tsela.Engine.Matching;

namespace Tsela.Linkage.PlainFiles;

/// <summary>The records of one file or two by their number in the table, and what is written of them.</summary>
internal sealed class LinkedRecords(PersonFile first, PersonFile? second)
{
    /// <summary><c>id,cluster</c>, or <c>file,id,cluster</c>: a cluster has the name of its first record, with two files its file and a colon before it.</summary>
    public void WriteClusters(Stream output, int[] clusters)
    {
        using var csv = new CsvBytes(output);
        csv.Plain(second is null ? "id,cluster\n"u8 : "file,id,cluster\n"u8);
        for (var record = 0; record < clusters.Length; record++)
        {
            if (second is not null)
            {
                csv.Plain(record < first.Ids.Count ? "1,"u8 : "2,"u8);
            }

            csv.Cell(default, IdOf(record));
            csv.Plain(","u8);
            csv.Cell(second is null ? default : clusters[record] < first.Ids.Count ? "1:"u8 : "2:"u8, IdOf(clusters[record]));
            csv.Plain("\n"u8);
        }
    }

    /// <summary><c>id_a,id_b,probability,weight</c>; with two files the first id is of the first file and the other of the second.</summary>
    public void WritePairs(Stream output, IReadOnlyList<ScoredPair> pairs)
    {
        using var csv = new CsvBytes(output);
        csv.Plain("id_a,id_b,probability,weight\n"u8);
        foreach (var pair in pairs)
        {
            csv.Cell(default, IdOf(pair.A));
            csv.Plain(","u8);
            csv.Cell(default, IdOf(pair.B));
            csv.Plain(","u8);
            csv.Number(pair.Probability, decimals: 6);
            csv.Plain(","u8);
            csv.Number(pair.Weight, decimals: 3);
            csv.Plain("\n"u8);
        }
    }

    /// <summary>What was found, for a person.</summary>
    public string Sentence(LinkageResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var persons = result.Clusters.Where((cluster, record) => cluster == record).Count();
        return string.Create(CultureInfo.InvariantCulture, $"{first.Ids.Count + (second?.Ids.Count ?? 0):N0} records of {persons:N0} {(persons == 1 ? "person" : "persons")}; {result.PairsCompared:N0} pairs compared.");
    }

    private ReadOnlySpan<byte> IdOf(int record) => record < first.Ids.Count ? first.Ids[record] : second!.Ids[record - first.Ids.Count];
}
