namespace Tsela.Sandbox.People;

/// <summary>Names that are common among each people, as facts; no list names a real person.</summary>
public static class Names
{
    public static readonly IReadOnlyList<string> SesothoSurnames =
    [
        "Mokoena", "Molefe", "Mofokeng", "Mohapi", "Mokhethi", "Moshoeshoe", "Letsie", "Lerotholi", "Ramaema", "Ramokoena", "Phiri", "Nkhoma",
        "Thamae", "Thabane", "Tau", "Sello", "Sekhonyana", "Sechaba", "Ralebese", "Rasephei", "Rantsane", "Ranthimo", "Ramainoane", "Ramakatsa",
        "Qhobela", "Phafane", "Pitso", "Pheko", "Peete", "Ntsane", "Ntsekhe", "Nthunya", "Nkuebe", "Nkopane", "Mphutlane", "Mpobole", "Motaung",
        "Motsoene", "Mothibe", "Motlomelo", "Motloung", "Mosothoane", "Mosisili", "Moseme", "Morojele", "Monyane", "Monaheng", "Moletsane", "Molapo",
        "Moletsi", "Mokhosi", "Mokhele", "Mokete", "Mohale", "Mohlomi", "Mohasoa", "Moeketsi", "Moeletsi", "Mathibeli", "Matsoso", "Matšoso", "Matlosa",
        "Masupha", "Maseela", "Marumo", "Maqutu", "Makhetha", "Makoae", "Makara", "Majara", "Mahase", "Mafisa", "Lesenya", "Lephoto", "Lekhooa",
        "Lekhanya", "Leballo", "Lebona", "Khoabane", "Khaketla", "Kolane", "Khalema", "Jobo", "Hlalele", "Hlabi", "Chaka", "Borotho", "Bereng",
        "Tšiu", "Tšosane", "Tlali", "Tlhako", "Theko", "Thakalekoala", "Sehloho", "Sebatane", "Seeiso", "Selebalo", "Shale", "Mochochoko", "Lehloenya",
    ];

    public static readonly IReadOnlyList<string> SesothoMen =
    [
        "Thabo", "Tšepo", "Lebohang", "Teboho", "Mpho", "Thabiso", "Tumelo", "Kabelo", "Katleho", "Khotso", "Lehlohonolo", "Letsatsi", "Mohau",
        "Moeketsi", "Motlatsi", "Neo", "Ntsane", "Paballo", "Palesa", "Pule", "Rethabile", "Retšelisitsoe", "Sechaba", "Sello", "Tankiso", "Tau", "Teko",
        "Thato", "Thuso", "Tlotliso", "Tokelo", "Tsietsi", "Tšeliso", "Tšotleho", "Mothusi", "Molefi", "Bokang", "Hlompho", "Karabo", "Liteboho",
        "Mosiuoa", "Nthako", "Relebohile", "Seabata", "Sekhobe", "Thebe", "Tholang", "Khoabane", "Potlako", "Ntja",
    ];

    public static readonly IReadOnlyList<string> SesothoWomen =
    [
        "Lerato", "Nthabiseng", "Palesa", "Puleng", "Mamello", "Limpho", "Lineo", "Likeleli", "Mpho", "Matšeliso", "’Mamosa", "’Mathabo", "’Masechaba",
        "’Malerato", "’Mapaballo", "’Mateboho", "’Mantšebo", "Keneuoe", "Khothatso", "Kananelo", "Relebohile", "Rethabile", "Refiloe", "Reitumetse", "Teboho",
        "Thato", "Tšepiso", "Tlalane", "Tšoanelo", "Nthati", "Ntšepase", "Nthatisi", "Lebohang", "Lisebo", "Liteboho", "Limakatso", "Mantša", "Mphonyane",
        "Mpolokeng", "Moliehi", "Motšelisi", "Mosa", "Bonolo", "Boitumelo", "Hlompho", "Itumeleng", "Karabo", "Khahliso", "Makhotso", "Selloane",
    ];

    private static readonly string[] China = ["Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou", "Lin", "Zheng"];
    private static readonly string[] ChinaGiven = ["Wei", "Xiao Ming", "Jian Guo", "Yan", "Li Hua", "Qiang", "Xiu Ying", "Lei", "Ting", "Hong", "Jun", "Mei Ling"];
    private static readonly string[] India = ["Patel", "Singh", "Kumar", "Sharma", "Reddy", "Nair", "Gupta", "Khan", "Desai", "Shah"];
    private static readonly string[] IndiaGiven = ["Rajesh", "Priya", "Amit", "Sunita", "Anil", "Kavita", "Suresh", "Deepa", "Imran", "Neha"];
    private static readonly string[] SouthAfrica = ["Dlamini", "Nkosi", "Botha", "van der Merwe", "Khumalo", "Naidoo", "Ndlovu", "Pretorius", "Mahlangu", "Smith", "Zulu", "Jacobs"];
    private static readonly string[] SouthAfricaGiven = ["Sipho", "Nomsa", "Johan", "Annelise", "Themba", "Zanele", "Pieter", "Thandiwe", "Riaan", "Lindiwe", "Bongani", "Marlene"];
    private static readonly string[] Zimbabwe = ["Moyo", "Ncube", "Sibanda", "Chikwanha", "Mutasa", "Chiwenga", "Dube", "Gumbo", "Marufu", "Mhlanga"];
    private static readonly string[] ZimbabweGiven = ["Tendai", "Rudo", "Farai", "Chipo", "Tatenda", "Nyasha", "Tafadzwa", "Rumbidzai", "Blessing", "Kudzai"];
    private static readonly string[] WestAfrica = ["Okafor", "Adeyemi", "Balogun", "Eze", "Okonkwo", "Mensah", "Owusu", "Bello", "Ibrahim", "Nwosu"];
    private static readonly string[] WestAfricaGiven = ["Chinedu", "Ngozi", "Emeka", "Funmilayo", "Kwame", "Ama", "Musa", "Aisha", "Tunde", "Chiamaka"];
    private static readonly string[] Congo = ["Kabongo", "Ilunga", "Mukendi", "Tshibangu", "Mbuyi", "Kasongo", "Ngoy", "Lukusa"];
    private static readonly string[] CongoGiven = ["Jean-Pierre", "Marie-Claire", "Patrick", "Espérance", "Dieudonné", "Chantal", "Emmanuel", "Joséphine"];
    private static readonly string[] Ethiopia = ["Tesfaye", "Bekele", "Alemu", "Gebre", "Haile", "Abdi", "Warsame", "Kidane", "Mulugeta"];
    private static readonly string[] EthiopiaGiven = ["Dawit", "Selam", "Yonas", "Hana", "Abebe", "Fatuma", "Mohamed", "Almaz", "Berhane"];
    private static readonly string[] Bangladesh = ["Rahman", "Hossain", "Islam", "Ahmed", "Chowdhury", "Malik", "Hussain", "Ali"];
    private static readonly string[] BangladeshGiven = ["Mohammad", "Fatema", "Abdul", "Nasreen", "Rafiq", "Shabana", "Kamal", "Rubina"];
    private static readonly string[] Europe = ["Müller", "Schmidt", "Dubois", "O’Brien", "Jones", "Taylor", "Rossi", "de Vries", "Larsen", "Miller", "Walsh", "Brown"];
    private static readonly string[] EuropeGiven = ["Anna", "Thomas", "Claire", "Patrick", "Emily", "James", "Giulia", "Jan", "Ingrid", "Michael", "Siobhán", "Robert"];

    public static (string Surname, string Given) Foreign(string country, Chance chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        var (surnames, given) = country switch
        {
            "CN" or "TW" => (China, ChinaGiven),
            "IN" => (India, IndiaGiven),
            "ZA" or "SZ" or "BW" => (SouthAfrica, SouthAfricaGiven),
            "ZW" or "MW" or "ZM" or "MZ" => (Zimbabwe, ZimbabweGiven),
            "NG" or "GH" or "CM" => (WestAfrica, WestAfricaGiven),
            "CD" or "RW" or "BI" or "CG" => (Congo, CongoGiven),
            "ET" or "ER" or "SO" or "KE" or "UG" or "TZ" => (Ethiopia, EthiopiaGiven),
            "BD" or "PK" => (Bangladesh, BangladeshGiven),
            _ => (Europe, EuropeGiven),
        };
        return (chance.Of(surnames), chance.Of(given));
    }
}
