using System.Globalization;

namespace Coaching.Bench.Report;

/// <summary>What a figure should come to.</summary>
/// <param name="OfRatio">It is the ratio that counts; else the product's own value.</param>
/// <param name="IsLimit">At most this; else at least.</param>
internal sealed record Goal(double Value, bool OfRatio, bool IsLimit)
{
    public static Goal RatioAtMost(double value) => new(value, OfRatio: true, IsLimit: true);

    public static Goal RatioAtLeast(double value) => new(value, OfRatio: true, IsLimit: false);

    public static Goal AtMost(double value) => new(value, OfRatio: false, IsLimit: true);

    public bool IsMetBy(double measured) => IsLimit ? measured <= Value : measured >= Value;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsLimit ? "<=" : ">=")} {Value:0.##}{(OfRatio ? " x" : "")}");
}
