using Tsela.Bench.Linkage.Making;

namespace Tsela.Bench.Linkage.Sets;

/// <summary>
/// Names as they stand in registers of Lesotho, in Lesotho's orthography: a head that people bear, in an order that is a
/// guess, and a made tail put together as such names are.
/// </summary>
internal static class BasothoNames
{
    private static readonly string[] SharedNames = Skewed.Words(
        """
        Mpho Neo Lerato Palesa Thabo Teboho Tšepo Lineo Limpho Thabang Refiloe Katleho Nthabiseng Tumelo Khotso Mosa Retšelisitsoe Rethabile
        Puleng Thato Relebohile Kabelo Itumeleng Boitumelo Keketso Liteboho Lebohang Karabo Tebello Tumisang Tšepang Moliehi Nthati Bokang
        Tankiso Teboha Thabiso Tšeliso Reitumetse Bohlokoa Hlompho Kananelo Khahliso Kopano Lehlohonolo Lekhotla Liemiso Likeleli Litšeo Lipuo
        Molemo Molefi Mohau Motlatsi Motšelisi Mothusi Moeketsi Moeti Mokete Morena Motseki Nako Naleli Nkopane Ntšeliseng Ntsoaki Ntebaleng
        Ntaoleng Nthoateng Paballo Pheello Phomolo Pontšo Poloko Polo Potso Pulane Pule Rapelang Ratanang Rorisang Sebabatso Seabata Sello
        Sechaba Selloane Senate Seeiso Setumo Takatso Teboho Tello Thabelo Theko Thuso Tiisetso Tlotliso Tlali Tokelo Tseko Tšoanelo Tsotang
        Tšoarelo Leseli Lesaoana Letlotlo Letsema Liako Lieketso Likhapha Limakatso Mahali Makhala Malefetsane Maliehe Mamello Masechaba
        Matšeliso Matšepo Mohlomi Mokhachane Mokhele Mojalefa Mosiuoa Motebang Motlalepula Nkeletseng Ntombi Oratile Phoka Qenehelo Ramatla Sehlabo
        Bereng Bofihla Botle Hape Hopolang Joang Kamohelo Kelebone Keneuoe Khabiso Khauta Khoboso Kholu Lefu Leboela Lechesa Lisebo Mapule Maseeiso
        """);

    private static readonly string[] ForeignNames = Skewed.Words(
        "John Mary Joseph Elizabeth Peter Maria Paul Anna David Agnes Daniel Martha Samuel Grace Moses Ruth Simon Alice James Cecilia Isaac Emily Patrick Rosina Clement Florence Andreas Angelina Lucas Juliet Emmanuel Josephina Jacob Regina Thomas Bernice Abel Monica Stephen Margaret");

    public static readonly Skewed GivenNames = new(
        [.. Interleaved(SharedNames, ForeignNames, 5), .. from first in Skewed.Words("Ma Le Ke Re Mo Li Nt Tš Pho Se Bo Tha Khe Mat Lit Nko") from second in Skewed.Words("li kho pho ne tla se ba") from third in Skewed.Words("tsa la hang so ng ello isi") select first + second + third],
        0.85, 6);

    public static readonly Skewed Surnames = new(
        [
            .. Skewed.Words(
                """
                Mokoena Molapo Letsie Moeketsi Mohapi Nkhahle Mokhethi Moshoeshoe Lerotholi Ramaili Khumalo Motaung Mofokeng Tau Sello Mosisili Thabane
                Majoro Lekhanya Mokhehle Ramokoatsi Makhetha Makoae Matete Mothibe Mohale Moloi Mofolo Molefe Lebona Leteka Lesenyeho Letsoela Likotsi
                Khaketla Khasu Kolobe Koali Leballo Lehloenya Lepheana Liphoto Mabote Mahao Mahase Makara Makhele Makoa Malataliana Maseko Masupha Matsoso
                Mochochoko Moholisa Mokhachane Mokhesi Mokhothu Mokitimi Mokone Molise Monaheng Monyake Monyane Mopeli Moremoholo Moroke Mosala Mosebi
                Mosothoane Motlomelo Motsamai Motsoene Mpeta Mphatšoe Nthako Nthunya Ntlama Ntsane Ntšekhe Phafane Phatela Phoofolo Pitso Pitseng Qhobela
                Rakhoboso Rakuoane Ralebitso Ralikariki Ramaema Ramainoane Ramakatsa Ramonate Ramphalile Rantelali Rantšo Raphael Rasekoai Sehlabaka
                Sekhesa Sekhonyana Sekoai Selikane Sephula Shale Taole Thamae Theko Thelejane Thetsane Tlali Tlhapi Tsikoane Tsekoa Tšehlo Tšiu Tšosane
                """),
            .. from first in Skewed.Words("Mo Ma Ra Le Se Pho Khe Nt Tsi Li Kho The Mpho Ram Mokh Let") from second in Skewed.Words("tla ho the bo ko na sa li") from third in Skewed.Words("ng ne la tsane fa oe") select first + second + third,
        ],
        0.85, 5);

    private static string[] Interleaved(string[] many, string[] few, int every) =>
        [.. many.SelectMany((name, at) => at % every == every - 1 && at / every < few.Length ? [name, few[at / every]] : new[] { name })];
}
