using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Tsela.Engine.Schemas;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Schemas.Values;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Tests.Schemas;

public sealed class ValueRoundTripTests
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20240331, 17);
    private static readonly SchemaField Field = new() { Name = "x", Type = FieldType.Number };
    private static readonly string[] DateForms = ["yyyy-MM-dd", "dd/MM/yyyy", "d.M.yyyy", "d MMMM yyyy", "dd-MMM-yyyy", "MMMM d, yyyy", "yyyyMMdd", "dddd d MMMM yyyy", "yyyy/M/d"];
    private static readonly string[] NumberForms = ["0.00", "#,0.00", "'M '0.00", "'LSL '#,0.00", "0.00 'LSL'", "0.##"];

    [Fact]
    public void Any_date_in_any_spelling_is_read_as_itself()
    {
        var reader = CellReaders.Tolerant(Field with { Type = FieldType.Date }, new ReadingContext());
        var dates = Gen.Select(Gen.Choose(new DateOnly(1850, 1, 1).DayNumber, new DateOnly(2150, 1, 1).DayNumber), DateOnly.FromDayNumber);
        Prop.ForAll(Arb.From(dates), Arb.From(Gen.Elements(DateForms)), (date, form) =>
        {
            var value = default(Value);
            reader.Read(date.ToString(form, CultureInfo.InvariantCulture).AsMemory(), CellKind.Text, ref value);
            return value.Kind == ValueKind.Date && value.AsDate() == date;
        }).Check(Quick);
    }

    [Fact]
    public void Any_amount_in_any_spelling_is_read_as_itself()
    {
        var reader = CellReaders.Tolerant(Field, new ReadingContext());
        var amounts = Gen.Select(Gen.Choose(-2_000_000_000, 2_000_000_000), cents => cents / 100m);
        Prop.ForAll(Arb.From(amounts), Arb.From(Gen.Elements(NumberForms)), (amount, form) =>
        {
            var value = default(Value);
            var text = Math.Abs(amount).ToString(form, CultureInfo.InvariantCulture);
            var fault = reader.Read(text.AsMemory(), CellKind.Text, ref value);
            return fault is null && value.Number == Math.Abs(amount);
        }).Check(Quick);
    }

    [Fact]
    public void The_fast_way_reads_a_decimal_as_the_slow_way_does()
    {
        var texts = Gen.Select(Gen.ArrayOf(Gen.Elements('0', '1', '5', '9', '.', '-', ' ', 'e')), letters => new string(letters));
        Prop.ForAll(Arb.From(texts), text =>
            !Decimals.TryReadFast(text, out var fast)
            || (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var slow) && slow == fast)).Check(Quick);
    }

    [Theory]
    [InlineData(FieldType.Date)]
    [InlineData(FieldType.DateTime)]
    [InlineData(FieldType.Number)]
    [InlineData(FieldType.Integer)]
    [InlineData(FieldType.Boolean)]
    [InlineData(FieldType.YearMonth)]
    [InlineData(FieldType.Duration)]
    [InlineData(FieldType.List)]
    [InlineData(FieldType.GeoPoint)]
    [InlineData(FieldType.GeoJson)]
    public void Any_text_is_a_value_or_a_fault_and_never_a_crash(FieldType type)
    {
        var field = Field with { Type = type };
        CellReader[] readers = [CellReaders.Tolerant(field, new ReadingContext()), CellReaders.Strict(field)];
        var letters = Gen.Elements('0', '1', '2', '9', '/', '-', '.', ',', ' ', ':', 'T', 'M', 'e', '+', '(', ')', '\u00A0', 'é', '{', '[', '"', 'P', 'J', 'a', 'n');
        Prop.ForAll(Arb.From(Gen.Select(Gen.NonEmptyListOf(letters), list => new string([.. list]))), text =>
        {
            foreach (var reader in readers)
            {
                var value = default(Value);
                var fault = reader.Read(text.AsMemory(), CellKind.Text, ref value);
                if (fault is not { Severity: Severity.Error } && !value.IsKnown)
                {
                    return false;
                }
            }

            return true;
        }).Check(Quick);
    }

    [Theory]
    [InlineData("Côte d'Ivoire", "cotedivoire")]
    [InlineData("  TŠEPO-Mokoena ", "tsepomokoena")]
    [InlineData("Straße", "strasse")]
    [InlineData("e\u0301", "e")]
    [InlineData("中国", "中国")]
    [InlineData("+-", "")]
    public void Loose_text_has_no_case_accents_punctuation_or_spaces(string text, string loose) =>
        Assert.Equal(loose, LooseText.Normalise(text));
}
