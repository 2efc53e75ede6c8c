namespace Coaching.Actors.Directory;

/// <summary>Names of people who do not exist, from where contact centres are; no two of the first 1,600 are the same.</summary>
internal static class DemoNames
{
    private static readonly string[] First =
    [
        "Aisha", "Benjamin", "Carmen", "Daniel", "Eilidh", "Femi", "Grace", "Hassan", "Imogen", "Jun", "Kwame", "Leila", "Mateo", "Niamh", "Oscar",
        "Priya", "Quentin", "Rosario", "Samuel", "Tala", "Uma", "Viktor", "Winnie", "Xavier", "Yasmin", "Zoë", "Andrés", "Bianca", "Chidi", "Deepa",
        "Esther", "Freya", "Gareth", "Hiroshi", "Isla", "José", "Katarzyna", "Liam", "Maribel", "Naomi",
    ];

    private static readonly string[] Last =
    [
        "Okafor", "Bennett", "Reyes", "Campbell", "Singh", "Nguyen", "O'Connor", "Santos", "Ahmed", "Walker", "Kowalska", "Diaz", "Thompson", "Chen",
        "Mensah", "Dela Cruz", "Fernández", "Murphy", "Patel", "Williams", "Haddad", "Johansson", "Bautista", "Robinson", "Sharma", "Müller", "Garcia",
        "Evans", "Tanaka", "Mbeki", "Villanueva", "Edwards", "Kaur", "Rossi", "Mendoza", "Clarke", "Yilmaz", "Baptiste", "Aquino", "Hughes",
    ];

    // Each round of first names meets last names one place further on, and 7 shares no factor with 40.
    public static string At(int i) => $"{First[i % First.Length]} {Last[(i * 7 + i / First.Length) % Last.Length]}";
}
