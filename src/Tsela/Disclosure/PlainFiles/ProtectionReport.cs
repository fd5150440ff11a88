using System.Text.Encodings.Web;
using System.Text.Json;
using Tsela.Disclosure.Protecting;
using Tsela.Engine.Suppression;

namespace Tsela.Disclosure.PlainFiles;

/// <summary>What protection did, as JSON; docs/protect.md says what each member means.</summary>
internal static class ProtectionReport
{
    public static void Write(Stream output, ProtectionSpec spec, ProtectionRun run, IReadOnlyList<string> files, double seconds)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("method", spec.Method switch { ProtectionMethod.Round => "round", ProtectionMethod.CellKey => "cell-key", _ => "suppress" });
        Policy(json, spec);
        if (spec.Method == ProtectionMethod.Suppress)
        {
            json.WriteString("demand", spec.Demand == SuppressionDemand.NotExact ? "exact" : "threshold");
        }

        json.WriteNumber("seconds", Math.Round(seconds, 3));
        Counts(json, run.Tables.SelectMany(table => table.Cells));
        if (run.Suppression is { } suppression)
        {
            Suppressed(json, suppression);
        }

        if (run.Rounding is { } rounding)
        {
            json.WriteStartObject("rounding");
            json.WriteNumber("base", spec.Base);
            json.WriteNumber("changed", rounding.Changed);
            json.WriteNumber("largestError", rounding.LargestError);
            json.WriteNumber("rootMeanSquare", Math.Round(rounding.RootMeanSquare, 4));
            json.WriteEndObject();
        }

        json.WriteStartArray("tables");
        for (var at = 0; at < files.Count; at++)
        {
            Table(json, run.Tables[at], files[at]);
        }

        json.WriteEndArray();
        json.WriteStartArray("remarks");
        foreach (var remark in spec.Unread)
        {
            json.WriteStringValue(remark);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private static void Policy(Utf8JsonWriter json, ProtectionSpec spec)
    {
        json.WriteStartObject("policy");
        json.WriteString("unit", spec.IsMoney ? "money" : "persons");
        json.WriteNumber("minimum", spec.Rules.Minimum);
        json.WriteString("zeros", spec.Rules.ZerosProtected ? "protected" : "published");
        if (spec.Rules.PPercent is { } percent)
        {
            json.WriteNumber("pPercent", percent);
        }

        if (spec.Rules.Dominance is var (n, k))
        {
            json.WriteStartArray("dominance");
            json.WriteNumberValue(n);
            json.WriteNumberValue(k);
            json.WriteEndArray();
        }

        if (spec.Rules.GroupDisclosure is { } coalition)
        {
            json.WriteNumber("groupDisclosure", coalition);
        }

        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, IEnumerable<ProtectedCell> cells)
    {
        json.WriteStartObject("counts");
        foreach (var group in cells.GroupBy(cell => cell.Status).OrderBy(group => group.Key))
        {
            json.WriteNumber(SafeTableFile.WordOf(group.Key), group.Count());
        }

        json.WriteEndObject();
    }

    private static void Suppressed(Utf8JsonWriter json, SuppressionResult suppression)
    {
        json.WriteStartObject("audits");
        json.WriteNumber("hiddenCells", suppression.Audit.HiddenCells);
        json.WriteNumber("recoveredWhenHiddenAreAtLeast0", suppression.Audit.Recovered);
        json.WriteNumber("recoveredWhenHiddenAreAtLeast1", suppression.Audit.RecoveredWhenPositive);
        json.WriteNumber("primariesKnownBelowMinimum", suppression.Audit.PrimariesBelowMinimum);
        json.WriteNumber("primariesInDoubt", suppression.Audit.PrimariesInDoubt);
        json.WriteNumber("intervalsNotExact", suppression.Audit.IntervalsNotExact);
        json.WriteBoolean("partial", suppression.Audit.IsPartial);
        if (AuditWords.Why(suppression.Audit) is { } why)
        {
            json.WriteString("partialBecause", why);
        }

        json.WriteEndObject();
        json.WriteStartObject("loss");
        json.WriteNumber("cells", suppression.Loss.Cells);
        json.WriteNumber("primaries", suppression.Loss.Primaries);
        json.WriteNumber("secondaries", suppression.Loss.Secondaries);
        json.WriteNumber("secondariesForReach", suppression.Loss.SecondariesForReach);
        json.WriteNumber("hiddenShareOfCells", Math.Round(suppression.Loss.HiddenShare, 6));
        json.WriteNumber("hiddenShareOfValue", Math.Round(suppression.Loss.HiddenValueShare, 6));
        json.WriteEndObject();
    }

    private static void Table(Utf8JsonWriter json, ProtectedTable table, string file)
    {
        json.WriteStartObject();
        json.WriteString("table", table.Name);
        json.WriteString("file", file);
        Counts(json, table.Cells);
        json.WriteStartArray("hidden");
        foreach (var cell in table.Cells.Where(cell => cell.Value is null))
        {
            json.WriteStartObject();
            json.WriteStartObject("cell");
            foreach (var (dimension, code) in table.Dimensions.Zip(cell.Codes))
            {
                json.WriteString(dimension, code);
            }

            json.WriteEndObject();
            json.WriteString("status", SafeTableFile.WordOf(cell.Status));
            if (cell.Known is { } known)
            {
                Bound(json, "lower", known.Lower);
                Bound(json, "upper", known.Upper);
                Bound(json, "lowerWhenHiddenAreAtLeast1", known.LowerWhenPositive);
                Bound(json, "upperWhenHiddenAreAtLeast1", known.UpperWhenPositive);
                json.WriteBoolean("exact", known.IsExact);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // without bound there is no number in JSON
    private static void Bound(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, Math.Round(value, 6));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
