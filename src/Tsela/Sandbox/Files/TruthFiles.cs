using System.Globalization;
using Tsela.Sandbox.Lives;

namespace Tsela.Sandbox.Files;

/// <summary>The truth, kept apart from what the system reads: who is who in which row, and what the figures should be.</summary>
public sealed class TruthFiles : IDisposable
{
    private readonly string folder;
    private readonly StreamWriter appearances;

    public TruthFiles(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        appearances = Open("appearances.csv", "series,institution,period,file,row,person");
    }

    /// <summary>Notes which person each row of a file is truly about; rows count from 1 below the header.</summary>
    public void Appear(PlannedHanding handing, Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(handing);
        ArgumentNullException.ThrowIfNull(sheet);
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            if (sheet.Rows[i].Person is { } person)
            {
                appearances.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{handing.Series},{handing.Institution},{handing.Period},{handing.File},{i + 1},{person.Id}"));
            }
        }
    }

    public void Tell(TrainingCountry country)
    {
        ArgumentNullException.ThrowIfNull(country);
        using var people = Open("people.csv", "person,surname,given_names,sex,birth_date,birth_country,citizenships,national_id_no,path");
        foreach (var person in country.People)
        {
            people.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{person.Id},{person.Surname},{person.GivenNames},{person.Sex},{person.BirthDate:yyyy-MM-dd},{person.BirthCountry},{string.Join(';', person.Citizenships)},{person.NationalId},{person.Path}"));
        }

        using var figures = Open("figures.csv", "indicator,year,kind,value");
        foreach (var figure in country.Ledger.Truth.Figures())
        {
            figures.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Indicator},{figure.Year},{figure.Kind},{figure.Value}"));
        }
    }

    public void Dispose() => appearances.Dispose();

    private StreamWriter Open(string name, string header)
    {
        var writer = new StreamWriter(Path.Combine(folder, name)) { NewLine = "\n" };
        writer.WriteLine(header);
        return writer;
    }
}
