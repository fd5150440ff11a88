using Tsela.Bench.Linkage.Making;

namespace Tsela.Bench.Linkage.Sets;

/// <summary>Places of birth with those near them: a county, its postcode area, its towns.</summary>
internal static class BritishPlaces
{
    private static readonly string[] Lines =
    [
        "london:sw:westminster,kensington,chelsea,marylebone,hackney,islington,lambeth,southwark,st pancras,mayfair,hampstead,greenwich,camberwell,paddington,stepney",
        "lancashire:m:manchester,salford,bolton,bury,rochdale,oldham,preston,blackburn,burnley,wigan", "merseyside:l:liverpool,birkenhead,bootle,southport,st helens",
        "west midlands:b:birmingham,wolverhampton,walsall,dudley,solihull,west bromwich", "west yorkshire:ls:leeds,bradford,halifax,huddersfield,wakefield,keighley",
        "edinburgh:eh:leith,portobello,musselburgh,dalkeith,newington", "glasgow:g:govan,paisley,partick,gorbals,rutherglen", "aberdeenshire:ab:aberdeen,peterhead,fraserburgh,huntly",
        "south yorkshire:s:sheffield,rotherham,barnsley,doncaster", "devon:ex:exeter,plymouth,torquay,tiverton,barnstaple,exmouth,bideford", "cornwall:tr:truro,penzance,falmouth,redruth,bodmin",
        "kent:me:maidstone,rochester,canterbury,dover,gravesend,tonbridge,margate", "sussex:bn:brighton,hove,lewes,hastings,eastbourne,chichester", "surrey:gu:guildford,croydon,richmond,epsom,farnham",
        "norfolk:nr:norwich,great yarmouth,king's lynn,thetford", "suffolk:ip:ipswich,bury st edmunds,lowestoft,sudbury", "essex:cm:chelmsford,colchester,harwich,maldon",
        "somerset:ba:bath,wells,taunton,bridgwater,frome,yeovil", "gloucestershire:gl:gloucester,cheltenham,cirencester,stroud,tewkesbury", "bristol:bs:clifton,bedminster,redland",
        "hampshire:so:southampton,portsmouth,winchester,andover,basingstoke", "wiltshire:sp:salisbury,devizes,marlborough,swindon,trowbridge", "dorset:dt:dorchester,weymouth,poole,sherborne",
        "oxfordshire:ox:oxford,banbury,henley-on-thames,woodstock", "cambridgeshire:cb:cambridge,ely,wisbech,huntingdon", "nottinghamshire:ng:nottingham,mansfield,newark-on-trent",
        "derbyshire:de:derby,chesterfield,buxton,matlock", "staffordshire:st:stoke-on-trent,stafford,lichfield,burton upon trent,newcastle-under-lyme", "leicestershire:le:leicester,loughborough,hinckley",
        "northumberland:ne:newcastle upon tyne,alnwick,hexham,berwick-upon-tweed,morpeth", "county durham:dh:durham,sunderland,darlington,gateshead", "cumbria:ca:carlisle,kendal,whitehaven,penrith",
        "north yorkshire:yo:york,scarborough,whitby,harrogate,ripon", "lincolnshire:ln:lincoln,boston,grantham,stamford", "cheshire:ch:chester,stockport,macclesfield,crewe",
        "glamorgan:cf:cardiff,swansea,merthyr tydfil,neath,pontypridd", "fife:ky:kirkcaldy,dunfermline,st andrews", "hertfordshire:al:st albans,hertford,watford,hitchin",
        "berkshire:rg:reading,windsor,newbury,abingdon", "shropshire:sy:shrewsbury,ludlow,bridgnorth", "worcestershire:wr:worcester,malvern,kidderminster,evesham", "perthshire:ph:perth,crieff,dunkeld",
    ];

    private static readonly (string County, string Area, string[] Towns)[] Counties =
        [.. Lines.Select(line => line.Split(':')).Select(part => (part[0], part[1], part[2].Split(',')))];

    private static readonly Skewed Ranks = new(Enumerable.Range(0, Counties.Length).Select(rank => rank.ToString(System.Globalization.CultureInfo.InvariantCulture)), 0.7);

    /// <summary>Where a person was born: county number and town number.</summary>
    public static (int County, int Town) Of(Draw draw)
    {
        var county = int.Parse(Ranks.Of(draw), System.Globalization.CultureInfo.InvariantCulture);
        return (county, draw.Below(Counties[county].Towns.Length));
    }

    public static string Town(int county, int town) => Counties[county].Towns[town];

    public static string County(int county) => Counties[county].County;

    public static string Near(Draw draw, int county) => draw.Of<string>(Counties[county].Towns);

    /// <summary>A postcode of the town: area and district are its own, the rest is drawn.</summary>
    public static string Postcode(Draw draw, int county, int district) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Counties[county].Area}{district} {draw.Below(9)}{"abdefghjlnpqrstuwxyz"[draw.Below(20)]}{"abdefghjlnpqrstuwxyz"[draw.Below(20)]}");
}
