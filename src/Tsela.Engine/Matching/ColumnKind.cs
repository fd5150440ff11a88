namespace Tsela.Engine.Matching;

/// <summary>What a column says of a person; it decides how two of its values are compared.</summary>
public enum ColumnKind
{
    /// <summary>Given names; several given-name columns are the parts of one name.</summary>
    GivenName,

    /// <summary>Family names; several surname columns are the parts of one name.</summary>
    Surname,

    /// <summary>All names in one text, in any order.</summary>
    FullName,

    /// <summary>A day, most often of birth. A year, a month and a day in three number columns are one date.</summary>
    Date,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>A code of a short list: equal or not.</summary>
    Category,

    /// <summary>An identifier or contact that may be mistyped and may be shared (a postcode, an e-mail address, a house number).</summary>
    Code,

    /// <summary>The number of a document or register that belongs to one person (passport, identity number), possibly renewed.</summary>
    Document,

    /// <summary>The name of a place.</summary>
    Place,

    /// <summary>A line of an address.</summary>
    Address,

    /// <summary>Free text (an occupation).</summary>
    Text,

    /// <summary>A number, compared by distance.</summary>
    Number,
}
