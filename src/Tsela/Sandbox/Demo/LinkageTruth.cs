using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tsela.Intake.Submissions;
using Tsela.Linkage.Runs;
using Tsela.Registers;
using Tsela.Shared.Database;

namespace Tsela.Sandbox.Demo;

/// <summary>How a linkage agrees with the truth of the training country, over pairs of records.</summary>
/// <param name="Persons">Persons that the records are truly about.</param>
/// <param name="Precision">Share of pairs with one key that are truly one person.</param>
/// <param name="Recall">Share of pairs that are truly one person and have one key.</param>
public sealed record LinkageTruth(long Persons, double Precision, double Recall)
{
    public double F1 => 2 * Precision * Recall / (Precision + Recall);

    public static async Task<LinkageTruth> Of(TselaDb db, string folder, OpenRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(run);
        var truth = ReadAppearances(Path.Combine(folder, "truth", "appearances.csv"));
        var files = await db.Set<Submission>().AsNoTracking().Select(submission => new { submission.Id, submission.FileName })
            .ToDictionaryAsync(submission => submission.Id, submission => submission.FileName, cancellationToken);
        var (linked, people, both) = (new Dictionary<Guid, long>(), new Dictionary<string, long>(StringComparer.Ordinal), new Dictionary<(Guid, string), long>());
        foreach (var delivery in run.Deliveries)
        {
            var rows = await db.Set<HarmonisedRecord>().AsNoTracking().Where(record => record.DeliveryId == delivery.Id)
                .Select(record => new { record.Id, record.Row }).ToDictionaryAsync(record => record.Id, record => record.Row, cancellationToken);
            for (var number = delivery.First; number < delivery.First + delivery.Count; number++)
            {
                if (truth.TryGetValue((delivery.Series, files[delivery.Id], rows[run.RecordAt(number)]), out var person))
                {
                    var key = run.PersonAt(number);
                    linked[key] = linked.GetValueOrDefault(key) + 1;
                    people[person] = people.GetValueOrDefault(person) + 1;
                    both[(key, person)] = both.GetValueOrDefault((key, person)) + 1;
                }
            }
        }

        var right = both.Values.Sum(Pairs);
        return new LinkageTruth(people.Count, right / Math.Max(1, linked.Values.Sum(Pairs)), right / Math.Max(1, people.Values.Sum(Pairs)));
    }

    private static double Pairs(long records) => records * (records - 1) / 2.0;

    private static Dictionary<(string Series, string File, long Row), string> ReadAppearances(string file)
    {
        var truth = new Dictionary<(string, string, long), string>();
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var cells = line.Split(',');
            truth[(cells[0], Path.GetFileName(cells[3]), long.Parse(cells[4], CultureInfo.InvariantCulture))] = cells[5];
        }

        return truth;
    }
}
