using Tsela.Engine.Matching;

namespace Tsela.Linkage.Reading;

/// <summary>
/// What of a record is compared, in this order: what belongs to the person and stays. Left out are what changes with
/// a life or belongs to a paper and not to its holder (district, numbers of permits), and citizenship, which may be
/// several and acquired and says beside the country of birth little more. Another version lets the next run be a full one.
/// </summary>
internal static class PersonColumns
{
    public const int Surname = 0;
    public const int GivenNames = 1;
    public const int BirthDate = 2;
    public const int Sex = 3;
    public const int BirthCountry = 4;
    public const int NationalId = 5;
    public const int TravelDocument = 6;
    public const int IndustryNumber = 7;

    public static readonly (string Name, ColumnKind Kind)[] All =
    [
        ("surname", ColumnKind.Surname), ("given names", ColumnKind.GivenName), ("date of birth", ColumnKind.Date), ("sex", ColumnKind.Sex),
        ("country of birth", ColumnKind.Category), ("identity number", ColumnKind.Document), ("travel document", ColumnKind.Document),
        ("industry number", ColumnKind.Document),
    ];

    /// <summary>True of a table that an earlier run made by the same rules.</summary>
    public static bool AreOf(PersonTable table) =>
        table.Columns.Select(column => (column.Name, column.Kind)).SequenceEqual(All);
}
