namespace Tsela.Sandbox.People;

/// <summary>What an office would write in the columns that are the same everywhere: person, document, address, education.</summary>
public static class PersonValues
{
    public static object? Of(Person person, string field, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(person);
        var place = person.PlaceOn(on);
        var passport = person.PassportOn(on);
        return field switch
        {
            "surname" => person.Surname,
            "given_names" => person.GivenNames,
            "sex" => person.Sex,
            "birth_date" => person.BirthDate,
            "country_of_birth" => person.BirthCountry,
            "citizenships" => person.Citizenships,
            "national_id_no" => person.NationalId,
            "marital_status" => person.MaritalStatus,
            "previous_usual_residence" => person.IsForeignPath ? person.MainCitizenship : null,
            "document_type" => passport?.Type ?? (person.NationalId is null ? "NO" : "ID"),
            "document_no" => passport?.Number ?? person.NationalId ?? (person.IsForeignPath ? null : $"BC{person.No:D7}"),
            "issuing_state" => passport?.Issuer ?? "LS",
            "document_expiry" => passport?.Expires,
            "residence_district" => place.District,
            "council_or_village" => person.Village,
            "urban_rural" => place.Urban ? "U" : "R",
            "address_text" => $"Plot {(person.No % 90) + 1}, {person.Village}",
            "education_level" => person.EducationLevel,
            "education_field" => person.EducationField,
            "reporting_office" => place.District,
            _ => null,
        };
    }
}
