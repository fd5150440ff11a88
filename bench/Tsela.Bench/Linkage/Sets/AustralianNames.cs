using Tsela.Bench.Linkage.Making;

namespace Tsela.Bench.Linkage.Sets;

/// <summary>Names, streets and places as Febrl's generator draws them from Australian directories.</summary>
internal static class AustralianNames
{
    private static readonly string[] Syllables = Skewed.Words("ka bel mar ton wil der gar lan bro mer val san dor fin ha ros tur gil ber nor stan cor vin del");

    public static readonly Skewed GivenNames = new(
        [
            .. Skewed.Words(
                """
                joshua emiily jack benjamin isabella samuel thomas sophie lachlan james william jessica daniel matthew nicholas sarah emma ella chloe
                georgia olivia hannah charlotte ruby grace mia lily amelia alexandra madeline jasmine caitlin brianna lauren holly zoe bailey jackson
                harrison ethan cooper riley liam noah dylan jacob luke connor jayden mitchell ryan alexander joel blake callum hayden kyle finn harry
                oscar lewis brayden zachary caleb joseph patrick michael angus tahlia tahni shania kiera keely abbey erin isabelle imogen lucy paige sienna
                harley maddison ashleigh brinley lydia jade kayla mikayla nicole rachel rebecca savannah teagan trinity victoria xavier zane hugo
                """),
            .. from first in Syllables from second in Skewed.Words("ina ley son ette an iel ah on ia ys") select first + second,
        ],
        0.75, 3);

    public static readonly Skewed Surnames = new(
        [
            .. Skewed.Words(
                """
                white clarke campbell ryan green reid dixon nguyen webb morrison goode smith jones williams brown wilson taylor johnson martin
                anderson thompson walker harris lee kelly king davis wright robinson mitchell young allen evans turner hall mccarthy clark scott
                baker cooper edwards collins stewart morris murphy cook rogers bell murray parker bailey ward hill moore matthews crouch blake
                """),
            .. from first in Syllables from second in Skewed.Words("kan ski mann ville sen ridis opoulos well ford berg ello ach grove more by") select first + second,
        ],
        0.8, 3);

    public static readonly Skewed Streets = new(
        from first in Skewed.Words("ashburton oxley endeavour sinclair kitchener hilder newman_morris tenison-woods burnage pridham mckillop gundulu boobialla bedford northbourne wallaby hoseason sturdee forbes milne lanyon macfarland namatjira chisholm ratcliffe barrallier gilbert dalley knox quandong carrington monaro goodwin archer bugden castlereagh clarey dorsch ebden fihelly")
        from second in Skewed.Words("street place circuit crescent close court avenue")
        select first + " " + second,
        0.35);

    public static readonly Skewed Homes = new(
        [
            .. Skewed.Words("brentwood_vlge rowethorpe villa_2 john_flynn_medical_centre rosedale st_francis_vlge mlc_centre rosetta_village"),
            .. from first in Skewed.Words("river glen hill oak wood sun spring lake bel fern rose way berk ever mill")
               from second in Skewed.Words("view dale side lands park_estate ton burn vale crest _farm _station _orchards")
               select first + second,
        ],
        0.5);

    public static readonly Skewed Suburbs = new(
        [
            .. Skewed.Words("frankston mosman toowoomba coffs_harbour dianella orange balwyn_north sunshine corio surrey_hills carlingford winston_hills ryde prairie magill mount_pleasant granville cleveland marsden"),
            .. from first in Skewed.Words("wara kata mount_ east_ bala pala coora turra mur gun nara yarra wol billa mana dunga tara north_")
               from second in Skewed.Words("bool long mundi weena brook gong doo garra ville beach wood bah ga linga")
               select first + second,
        ],
        0.55);

    public static readonly Skewed States = new(Skewed.Words("nsw vic qld wa sa tas act nt"), 1.2, 1.5);
}
