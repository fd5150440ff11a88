using Tsela.Bench.Linkage.Making;

namespace Tsela.Bench.Linkage.Sets;

/// <summary>English names by frequency, with the short forms under which the same people appear.</summary>
internal static class EnglishNames
{
    /// <summary>A name, then the forms that stand for it.</summary>
    private static readonly string[][] Men =
    [
        .. """
        john,jack,johnny|william,will,bill,billy,willie|thomas,tom,tommy|george,georgie|james,jim,jimmy,jas|henry,harry,hal|charles,charlie,chas,chuck
        robert,rob,bob,bobby|edward,ned,ted,eddie|richard,dick,rich,rick|joseph,joe,jos|samuel,sam,sammy|frederick,fred,freddie|arthur,art,artie
        alfred,alf,fred|francis,frank,fran|walter,walt,wally|david,dave,davy|peter,pete|benjamin,ben,benny|alexander,alex,alec,sandy|albert,bert,al
        andrew,andy,drew|daniel,dan,danny|edwin,ed,ned|herbert,bert,herb|ernest,ernie|matthew,matt|michael,mick,mike|stephen,steve|philip,phil|hugh,hughie
        reginald,reg,reggie|harold,harry|percy,perce|sidney,sid|cecil|ralph|augustus,gus|nicholas,nick|anthony,tony|christopher,kit,chris|isaac,ike|jacob,jake
        joshua,josh|nathaniel,nat|patrick,pat,paddy|archibald,archie|bernard,bernie|leonard,len|lawrence,larry|lewis,lew|maurice|edmund,ned|gilbert,gil|humphrey
        horace|hubert,bert|jonathan,jon|josiah,jos|laurence,larry|louis,lou|luke|mark|martin|montague,monty|oliver,ollie|oswald,ossie|roger|roland|rowland
        sebastian,seb|simon,si|theodore,theo,ted|timothy,tim|tobias,toby|vincent,vin|wilfred,wilf|evan|owen|rhys|gerald,gerry|geoffrey,geoff|ambrose|basil
        """.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(',')),
    ];

    private static readonly string[][] Women =
    [
        .. """
        mary,polly,molly,may|elizabeth,eliza,bess,betty,lizzie|sarah,sally,sadie|anne,annie,nan|jane,jenny,janie|margaret,maggie,peggy,meg|catherine,kate,kitty,cathy
        ellen,nell,nellie|emily,em|emma,emmie|alice,ally|harriet,hattie|charlotte,lottie|florence,flo,florrie|edith,edie|frances,fanny|caroline,carrie
        martha,patty|susannah,susan,sukey|hannah|louisa,lou|ada|amelia,millie|isabella,bella|julia|lucy|maria|rebecca,becky|rachel|sophia,sophie|victoria,vicky
        agnes,aggie|beatrice,bea|constance,connie|dorothy,dolly|eleanor,nell|georgiana|gertrude,gertie|grace|helen|henrietta,hetty|katherine,kate|matilda,tilly
        mabel|rose|ruth|violet|winifred,winnie|adelaide|augusta|blanche|christina|clara|ethel|evelyn|lilian,lily|marion|millicent,milly|olive|phoebe|theresa,tess
        """.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(',')),
    ];

    private static readonly Dictionary<string, string[]> Forms =
        Men.Concat(Women).DistinctBy(forms => forms[0]).ToDictionary(forms => forms[0], forms => forms[1..], StringComparer.Ordinal);

    public static readonly Skewed MenNames = new(Men.Select(forms => forms[0]), 1.05);

    public static readonly Skewed WomenNames = new(Women.Select(forms => forms[0]), 0.95);

    public static readonly Skewed Surnames = new(
        [
            .. Skewed.Words(
                """
                smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts green hall wood jackson
                clarke harris clark scott turner hill moore cooper ward morris king watson baker harrison morgan allen james patel phillips mitchell
                lee edwards parker martin bennett young cook hughes richardson carter lewis davis bell shaw griffiths simpson marshall collins cox
                adams murphy bailey miller webb murray richards gray rogers stevens robertson campbell ellis mason russell hunt barnes palmer mills
                holmes lloyd knight reynolds fletcher graham butler gibson fisher powell ford stewart foster chapman dixon owen pearson kelly
                harvey howard andrews fox elliott jenkins gordon day brooks hamilton reid grant ross hart burton carr bird payne perry lane may
                berry arnold cole cross warren west gardner hawkins nicholson newman walsh armstrong henderson macdonald lawrence hayes hudson
                spencer porter bradley goodwin webster barker lambert cunningham douglas fraser woods stone gregory atkinson matthews page
                """),
            .. from first in Skewed.Words("ash black brad bur clif col crad den dun farn gren hal har hath kings lang led mar nor old pem rad rock sed shel stan staf thorn wal whit win wor hol her bar bent hack lyn")
               from second in Skewed.Words("ford ton ley wood field worth bury croft stone well by den combe ridge wick ham shaw hurst more")
               select first + second,
        ],
        0.72, 4);

    /// <summary>Another form of a name, or the name itself where it has none.</summary>
    public static string FormOf(Draw draw, string name) =>
        Forms.TryGetValue(name, out var forms) && forms.Length > 0 ? draw.Of<string>(forms) : name;
}
