using System.Globalization;
using System.Text;
using Tsela.Engine.Spreadsheets;
using Tsela.Shared.Commands;

namespace Tsela.Tests.Linkage.PlainFiles;

public sealed class OddFilesTests : IDisposable
{
    private const string Header = "id,first_name,surname,dob,town\n";
    private readonly PlainPersons persons = new();

    public void Dispose() => persons.Dispose();

    [Fact]
    public void A_workbook_gives_what_the_csv_file_gives()
    {
        var csv = PlainPersons.Csv(120);
        persons.Run(persons.Write("a.csv", csv));
        var expected = persons.Clusters();
        using (var output = File.Create(persons.At("a.xlsx")))
        {
            using var workbook = new WorkbookWriter(output);
            var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToArray();
            workbook.StartSheet(new SheetSpec("Persons", [.. lines[0].Select(title => new SheetColumn(title))]));
            foreach (var cells in lines.Skip(1))
            {
                workbook.StartRow();
                workbook.Text(cells[0]);
                workbook.Text(cells[1]);
                workbook.Text(cells[2]);
                workbook.Date(DateOnly.ParseExact(cells[3], "yyyy-MM-dd", CultureInfo.InvariantCulture));
                workbook.Text(cells[4]);
            }
        }

        Assert.Equal(ExitCode.Done, persons.Run(persons.At("a.xlsx")));
        Assert.Equal(expected, persons.Clusters());
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("7,Thabo,Mokoena,1990-01-01,Maseru\n", 1)]
    public void A_file_without_rows_or_with_one_has_nobody_to_link(string rows, int records)
    {
        Assert.Equal(ExitCode.Done, persons.Run(persons.Write("a.csv", Header + rows), withPairs: true, withReport: true));
        Assert.Equal(records + 1, persons.Clusters().Length);
        Assert.Single(File.ReadAllLines(persons.At("pairs.csv")));
        Assert.Equal(records, persons.Report().GetProperty("rows").GetInt32());
    }

    [Theory]
    [InlineData("Thabo,Mokoena,1990-01-01,Maseru")]
    [InlineData(",,,")]
    public void Rows_that_are_all_alike_tell_nobody_apart(string row)
    {
        var csv = Header + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},{row}\n"));
        var refusal = Assert.Throws<UnusableInputException>(() => persons.Run(persons.Write("a.csv", csv)));
        Assert.Contains("No column can tell persons apart", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_say_nothing_are_left_out_and_told()
    {
        var csv = PlainPersons.Csv(200).Replace("first_name", "first_name,blank,same", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var lines = csv.Select((line, at) => at == 0 ? line : string.Join(',', line.Split(',').SelectMany((cell, place) => place == 1 ? [cell, "", "LS"] : new[] { cell })));
        var spec = PlainPersons.Spec.Replace("\"columns\":[", """ "columns":[{"name":"blank","kind":"document"},{"name":"same","kind":"category"},""", StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, persons.Run(persons.Write("a.csv", string.Join('\n', lines)), spec: spec));
        Assert.Contains("The column blank is empty", persons.Messages.ToString(), StringComparison.Ordinal);
        Assert.Contains("The column same has one value everywhere", persons.Messages.ToString(), StringComparison.Ordinal);
        Assert.Contains("267 records of ", persons.Messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_ten_thousand_letters_and_of_many_scripts_are_read_as_others_are()
    {
        var random = new Random(5);
        string[] written = ["Мария", "Иван", "李小龍", "王芳", "محمد", "فاطمة", "Zoë", "Σωκράτης", "さくら", "𝒯𝒽𝒶𝒷ℴ"];
        var csv = new StringBuilder(PlainPersons.Csv(150));
        for (var i = 0; i < 60; i++)
        {
            var name = i % 2 == 0 ? written[random.Next(written.Length)] : string.Concat(Enumerable.Range(0, 10_000).Select(_ => (char)('a' + random.Next(26))));
            var day = new DateOnly(1950, 1, 1).AddDays(random.Next(20_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            csv.Append(CultureInfo.InvariantCulture, $"x{i}-0,{name},{written[random.Next(written.Length)]},{day},Maseru\nx{i}-1,{name},{written[random.Next(written.Length)]},{day},Maseru\n");
        }

        Assert.Equal(ExitCode.Done, persons.Run(persons.Write("a.csv", csv.ToString())));
        Assert.Equal(200 + 120 + 1, persons.Clusters().Length);
    }

    [Fact]
    public void Rows_out_of_shape_are_linked_by_what_they_have_and_told()
    {
        var csv = PlainPersons.Csv(90) + "s1,Thabo\ns2,Thabo,Mokoena,1990-01-01,Maseru,more\ns3,\"Tha\"bo,Mokoena,1990-01-01,Maseru\ns4,Palesa,Tau,1991-02-03,Berea,\n";
        Assert.Equal(ExitCode.Faulty, persons.Run(persons.Write("a.csv", csv), withReport: true));
        Assert.Contains("3 rows have more or fewer cells", persons.Messages.ToString(), StringComparison.Ordinal);
        Assert.Equal(124, persons.Report().GetProperty("rows").GetInt32());
    }

    [Fact]
    public void A_file_of_an_older_encoding_is_read_and_told()
    {
        var bytes = Encoding.Latin1.GetBytes(PlainPersons.Csv(90).Replace("Maseru", "Masér", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Done, persons.Run(persons.WriteBytes("a.csv", bytes), withReport: true));
        Assert.Contains("Windows-1252", persons.Messages.ToString(), StringComparison.Ordinal);
        Assert.Contains("Windows-1252", persons.Report().GetProperty("remarks")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_in_other_cases_marks_and_delimiters_are_found()
    {
        var csv = "\uFEFF" + PlainPersons.Csv(90).Replace("first_name,surname", "First_Name,SURNAME", StringComparison.Ordinal).Replace(',', ';');
        Assert.Equal(ExitCode.Done, persons.Run(persons.Write("a.csv", csv)));
        Assert.Contains("120 records of ", persons.Messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_the_spec_that_are_not_known_are_told_and_do_not_stop_the_work()
    {
        var spec = PlainPersons.Spec.Replace("\"columns\"", "\"onetoone\":true,\"columns\"", StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, persons.Run(persons.Write("a.csv", PlainPersons.Csv(90)), spec: spec));
        Assert.Contains("has at onetoone a word that is not known and was not used; did you mean 'oneToOne'?", persons.Messages.ToString(), StringComparison.Ordinal);
    }
}
