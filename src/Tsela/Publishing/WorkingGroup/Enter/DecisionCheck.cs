using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Publishing.Releases;
using Tsela.Shared.Database;
using Tsela.Shared.Web;

namespace Tsela.Publishing.WorkingGroup.Enter;

/// <summary>Reads the form of a decision, and says at each field what is wrong with it.</summary>
public sealed class DecisionCheck(TselaDb db, NationalCatalogue catalogue)
{
    private const int LineMax = 200;
    private const int TextMax = 4_000;

    private readonly List<FormFault> faults = [];

    public IReadOnlyList<FormFault> Faults => faults;

    public sealed record Read(DecisionKind Kind, DateOnly DecidedOn, DateOnly? DueOn, string About);

    /// <summary>The decision's values; null where <see cref="Faults"/> has something to mend.</summary>
    public async Task<Read?> Of(DecisionForm form, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var kind = Enum.TryParse<DecisionKind>(form.Kind, out var known) && Enum.IsDefined(known) ? known : (DecisionKind?)null;
        Fault(kind is null, nameof(form.Kind), "Choose what was decided: a definition, a data call or a validation.");
        Fault(form.Title.Trim().Length is 0 or > LineMax, nameof(form.Title), "Give a title of at most 200 characters.");
        Fault(form.Text.Trim().Length is 0 or > TextMax, nameof(form.Text), "Write down what was decided, in at most 4,000 characters.");
        var decidedOn = Day(form.DecidedOn);
        Fault(decidedOn is null || decidedOn > today, nameof(form.DecidedOn), "Write the day of the decision as 2026-11-20; it cannot be still to come.");
        Fault(form.DecidedBy.Trim().Length is 0 or > LineMax, nameof(form.DecidedBy), "Name who decided, in at most 200 characters.");
        var dueOn = Day(form.DueOn);
        Fault(kind == DecisionKind.DataCall && dueOn is null, nameof(form.DueOn), "A data call names the day until which the data are asked for, as 2026-12-31.");
        Fault(kind != DecisionKind.DataCall && form.DueOn.Trim().Length > 0, nameof(form.DueOn), "Only a data call has such a day. Leave it empty.");
        var about = await Subjects(form.About, cancellationToken);
        Fault(kind == DecisionKind.Validation && form.About.Trim().Length == 0, nameof(form.About), "Name what was validated.");
        return faults.Count == 0 ? new Read(kind!.Value, decidedOn!.Value, dueOn, about) : null;
    }

    private async Task<string> Subjects(string written, CancellationToken cancellationToken)
    {
        var asked = written.Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (asked.Count == 0)
        {
            return "";
        }

        var releases = await db.Set<Release>().AsNoTracking().ToListAsync(cancellationToken);
        var known = catalogue.Indicators.Select(indicator => indicator.Id)
            .Concat(catalogue.Series.Keys)
            .Concat(releases.Select(release => release.Code))
            .Concat(releases.Select(ProtectionAccount.Of).SelectMany(account => account?.Tables ?? []).Select(table => table.Id))
            .Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(id => id, StringComparer.OrdinalIgnoreCase);
        foreach (var unknown in asked.Where(id => !known.ContainsKey(id)))
        {
            Fault(isWrong: true, nameof(DecisionForm.About), $"'{unknown}' is no indicator, series, released table or release. Write ids as LIM-01, DS15a, R-3.");
        }

        return string.Join(' ', asked.Select(id => known.GetValueOrDefault(id, id)));
    }

    private void Fault(bool isWrong, string field, string sentence)
    {
        if (isWrong)
        {
            faults.Add(new FormFault(field, sentence));
        }
    }

    private static DateOnly? Day(string written) => DateOnly.TryParseExact(written.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
