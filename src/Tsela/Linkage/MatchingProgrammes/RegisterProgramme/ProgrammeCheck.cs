using System.Globalization;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Shared.Web;

namespace Tsela.Linkage.MatchingProgrammes.RegisterProgramme;

/// <summary>Says what is wrong with a form, field by field.</summary>
internal sealed class ProgrammeCheck(NationalCatalogue catalogue, string institution, DateOnly today)
{
    private const int YearsMax = 3;

    private const int RetentionDaysMax = 365;

    private const int UsersMax = 20;

    private readonly List<FormFault> faults = [];

    public DateOnly FirstDay { get; private set; }

    public DateOnly LastDay { get; private set; }

    public int RetentionDays { get; private set; }

    public IReadOnlyList<FormFault> FaultsOf(ProgrammeForm form)
    {
        Text(nameof(form.Name), form.Name, 100, "Give the programme a name by which people will speak of it.");
        Text(nameof(form.Purpose), form.Purpose, 2000, "Say what the comparison is to find, and why it is needed.");
        Text(nameof(form.LegalBasis), form.LegalBasis, 500, "Name the section of the law that allows it.");
        Text(nameof(form.OnHit), form.OnHit, 2000, "Say what happens with a hit, and who decides: no act may follow from a hit alone.");
        Text(nameof(form.Safeguards), form.Safeguards, 2000, "Say how the person is told and heard, and how a wrong hit is put right.");
        var series = Series(form);
        Columns(form, series);
        Period(form);
        RetentionDays = int.TryParse(form.RetentionDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0;
        Fault(nameof(form.RetentionDays), RetentionDays is < 1 or > RetentionDaysMax, $"Write a whole number of days from 1 to {RetentionDaysMax}: a hit is kept no longer than acting on it takes.");
        Fault(nameof(form.Users), form.UserLines().Count is 0 or > UsersMax, $"Name the people who run it and act on its hits, one a line, at most {UsersMax}.");
        return faults;
    }

    private List<TableSchema> Series(ProgrammeForm form)
    {
        var known = form.Series.Select(catalogue.Series.GetValueOrDefault).OfType<TableSchema>().Where(MatchingSeries.MayBeMatched).ToList();
        Fault(nameof(form.Series), known.Count < form.Series.Count, "One of the series is not in the national list, names no persons, or is sensitive: choose from the list.");
        Fault(nameof(form.Series), known.Count == form.Series.Count && known.Count < 2, "Choose two series or more.");
        Fault(nameof(form.Series), known.Count >= 2 && known.TrueForAll(one => one.Tsela!.Institution != institution), "Choose at least one series that your own institution holds.");
        return known;
    }

    private void Columns(ProgrammeForm form, List<TableSchema> series)
    {
        Fault(nameof(form.Columns), form.Columns.Count == 0 || !form.Columns.TrueForAll(ComparedColumn.IsKnown), "Choose the columns that are compared, and no more than are needed.");
        var columns = form.Columns.Where(ComparedColumn.IsKnown).Select(ComparedColumn.Of).ToList();
        Fault(nameof(form.Columns), columns.Count > 0 && !columns.Exists(column => column.Tells), "Choose a name or a number as well: sex, citizenship and date of birth alone tell no two persons apart.");
        var absent = columns.FirstOrDefault(column => series.Count(column.IsIn) < 2);
        Fault(nameof(form.Columns), series.Count >= 2 && absent is not null, $"{absent?.Label} stands in fewer than two of these series, so it cannot be compared. Leave it out.");
    }

    private void Period(ProgrammeForm form)
    {
        FirstDay = Day(nameof(form.FirstDay), form.FirstDay);
        LastDay = Day(nameof(form.LastDay), form.LastDay);
        if (FirstDay != default && LastDay != default)
        {
            Fault(nameof(form.LastDay), LastDay < FirstDay, "The last day lies before the first one.");
            Fault(nameof(form.LastDay), LastDay >= FirstDay && LastDay < today, "The period is over already.");
            Fault(nameof(form.LastDay), LastDay > FirstDay.AddYears(YearsMax), $"A programme runs {YearsMax} years at most; then it is looked at anew and registered again.");
        }
    }

    private DateOnly Day(string field, string text)
    {
        var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        Fault(field, !read, "Write a day as 2026-03-31.");
        return day;
    }

    private void Text(string field, string text, int lengthMax, string sentence)
    {
        Fault(field, text.Length == 0, sentence);
        Fault(field, text.Length > lengthMax, string.Create(CultureInfo.InvariantCulture, $"Write at most {lengthMax} letters."));
    }

    private void Fault(string field, bool isWrong, string sentence)
    {
        if (isWrong)
        {
            faults.Add(new FormFault(field, sentence));
        }
    }
}
