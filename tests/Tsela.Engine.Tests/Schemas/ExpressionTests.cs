using FsCheck;
using FsCheck.Fluent;
using Tsela.Engine.Schemas;
using Tsela.Engine.Schemas.Expressions;

namespace Tsela.Engine.Tests.Schemas;

public sealed class ExpressionTests
{
    private static readonly SchemaField[] Fields =
    [
        new() { Name = "a", Type = FieldType.Boolean },
        new() { Name = "b", Type = FieldType.Boolean },
        new() { Name = "n", Type = FieldType.Number },
        new() { Name = "d", Type = FieldType.Date },
        new() { Name = "t", Type = FieldType.String },
        new() { Name = "l", Type = FieldType.List },
        new() { Name = "code", Type = FieldType.String, CodeLists = [Check.Districts] },
    ];

    private static Truth Decide(string text, string? a = null, string? b = null, string? n = null, string? d = null, string? t = null, string? l = null)
    {
        Assert.True(Expression.TryParse(text, Fields, out var expression, out var fault), fault);
        return expression.Decide([a, b, n, d, t, l, null], new DateOnly(2024, 6, 30), new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 31));
    }

    [Theory]
    [InlineData("true", "true", Truth.True, Truth.True)]
    [InlineData("true", "false", Truth.False, Truth.True)]
    [InlineData("true", null, Truth.Undecided, Truth.True)]
    [InlineData("false", "true", Truth.False, Truth.True)]
    [InlineData("false", "false", Truth.False, Truth.False)]
    [InlineData("false", null, Truth.False, Truth.Undecided)]
    [InlineData(null, "true", Truth.Undecided, Truth.True)]
    [InlineData(null, "false", Truth.False, Truth.Undecided)]
    [InlineData(null, null, Truth.Undecided, Truth.Undecided)]
    public void And_and_or_follow_three_valued_logic(string? a, string? b, Truth and, Truth or)
    {
        Assert.Equal(and, Decide("a and b", a, b));
        Assert.Equal(or, Decide("a or b", a, b));
        Assert.Equal(TruthTables.Not(and), Decide("not (a and b)", a, b));
        Assert.Equal(TruthTables.Not(or), Decide("not (a or b)", a, b));
    }

    [Theory]
    [InlineData("n > 5", Truth.Undecided)]
    [InlineData("not n > 5", Truth.Undecided)]
    [InlineData("n in (1, 2)", Truth.Undecided)]
    [InlineData("n + 1 = 2", Truth.Undecided)]
    [InlineData("t matches '^x'", Truth.Undecided)]
    [InlineData("n is missing", Truth.True)]
    [InlineData("n is given", Truth.False)]
    [InlineData("n is not missing", Truth.False)]
    [InlineData("n is missing or n > 5", Truth.True)]
    public void A_missing_value_leaves_comparisons_undecided(string text, Truth expected) => Assert.Equal(expected, Decide(text));

    [Theory]
    [InlineData("n = 12.50", true)]
    [InlineData("n * 2 + 1 = 26", true)]
    [InlineData("n / 0 = 1", null)]
    [InlineData("-n < 0", true)]
    [InlineData("0.1 + 0.2 = 0.3", true)]
    [InlineData("n >= 12.5 and n <= 12.5", true)]
    [InlineData("d = date('2024-02-29')", true)]
    [InlineData("d + 1 = date('2024-03-01')", true)]
    [InlineData("d - 28 = date('2024-02-01')", true)]
    [InlineData("d - date('2024-02-01') = 28", true)]
    [InlineData("age(date('2000-02-29'), date('2023-02-28')) = 22", true)]
    [InlineData("age(date('2000-02-29'), d) = 24", true)]
    [InlineData("days(d, today()) = 122", true)]
    [InlineData("months(date('2024-01-31'), d) = 1", true)]
    [InlineData("months(d, date('2024-05-28')) = 2", true)]
    [InlineData("year(d) = 2024 and month(d) = 2", true)]
    [InlineData("d < period_start() and period_end() < today()", true)]
    [InlineData("abs(-n) = n and min(n, 3) = 3 and max(n, 3) = n", true)]
    [InlineData("length(t) = 5", true)]
    [InlineData("t in ('x', 'RA123')", true)]
    [InlineData("t not in ('x', 'y')", true)]
    [InlineData("t matches '^[A-Z]{2}[0-9]+$'", true)]
    [InlineData("t not matches '^[0-9]'", true)]
    [InlineData("l = 'ZA'", true)]
    [InlineData("l in ('CN', 'BW')", false)]
    [InlineData("l != 'LS'", false)]
    public void Computes(string text, bool? expected) =>
        Assert.Equal(
            expected is null ? Truth.Undecided : TruthTables.From(expected.Value),
            Decide(text, n: "12.5", d: "2024-02-29", t: "RA123", l: "LS;ZA"));

    [Theory]
    [InlineData("n >", "expected")]
    [InlineData("n = 'x'", "compared with")]
    [InlineData("d > '2024-01-01'", "date('2024-01-31')")]
    [InlineData("nowhere = 1", "no field 'nowhere'")]
    [InlineData("n = 1 n", "not expected here")]
    [InlineData("t = 'x", "no closing quote")]
    [InlineData("t matches '['", "not a regular expression")]
    [InlineData("n", "must be true or false")]
    [InlineData("n and a", "joins what is true or false")]
    [InlineData("age(d) = 3", "takes 2 values")]
    [InlineData("sqrt(n) = 3", "no function 'sqrt'")]
    [InlineData("date('2024-13-01') = d", "needs a day")]
    [InlineData("code = 'Maseru'", "not a code")]
    [InlineData("n = 1 ; drop", "has no meaning")]
    [InlineData("a is lost", "'missing' or 'given'")]
    public void Refuses_a_rule_that_does_not_parse(string text, string reason)
    {
        Assert.False(Expression.TryParse(text, Fields, out _, out var fault));
        Assert.Contains(reason, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_rule_nested_without_end()
    {
        Assert.False(Expression.TryParse(new string('(', 10_000) + "a", Fields, out _, out var fault));
        Assert.Contains("nested", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" + ", "n", " > 0")]
    [InlineData(" * ", "n", " > 0")]
    [InlineData(" and ", "n > 0", "")]
    [InlineData(" or ", "n > 0", "")]
    public void Refuses_a_rule_without_end(string sign, string part, string rest)
    {
        Assert.False(Expression.TryParse(string.Join(sign, Enumerable.Repeat(part, 300_000)) + rest, Fields, out _, out var fault));
        Assert.Contains("several rules", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_a_rule_or_a_fault_and_never_a_crash()
    {
        var pieces = Gen.Elements("a", "n", "d", "t", "l", "1", "'x'", "(", ")", "and", "or", "not", "in", "is", "missing", "=", "<", "+", "-", "*", ",", "age", "date", "matches", "today()", " ", "'", "%");
        var texts = Gen.Select(Gen.ArrayOf(pieces), parts => string.Join(' ', parts));
        Prop.ForAll(Arb.From(texts), text => Expression.TryParse(text, Fields, out var expression, out var fault) ? expression is not null : fault is { Length: > 0 })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20240331, 17));
    }
}
