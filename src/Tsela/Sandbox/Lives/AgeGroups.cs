namespace Tsela.Sandbox.Lives;

public static class AgeGroups
{
    public static string FiveYear(int age)
    {
        var from = age / 5 * 5;
        return age >= 80 ? "80+" : $"{from:D2}-{from + 4:D2}";
    }

    public static string Labour(int age) => age < 25 ? "15-24" : age < 55 ? "25-54" : age < 65 ? "55-64" : "65+";

    public static string ChildAdult(int age) => age < 18 ? "0-17" : "18+";
}
