using System.Text.Json;
using Tsela.Engine.Schemas.Expressions;

namespace Tsela.Engine.Schemas;

/// <summary>Reads the rules of a series.</summary>
internal sealed class RuleReading
{
    private static readonly string[] RuleWords =
        ["id", "level", "severity", "scope", "when", "then", "check", "message", "mend", "field", "proposal", "title", "description", "drawnFrom"];

    private readonly DefinitionReading reading;
    private readonly IReadOnlyList<SchemaField> fields;

    private RuleReading(DefinitionReading reading, IReadOnlyList<SchemaField> fields)
    {
        this.reading = reading;
        this.fields = fields;
    }

    public static IReadOnlyList<Rule> Read(LinedJson block, DefinitionReading reading, IReadOnlyList<SchemaField> fields)
    {
        var rules = new List<Rule>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var reader = new RuleReading(reading, fields);
        foreach (var item in reading.Array(block, "rules"))
        {
            if (item.Kind != JsonValueKind.Object)
            {
                reading.Fault(item, "A rule must be an object.");
                continue;
            }

            if (!ids.Add(reading.Text(item, "id") ?? ""))
            {
                reading.Fault(item, $"The rule '{reading.Text(item, "id")}' stands twice.");
            }

            if (reader.ReadRule(item) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return rules;
    }

    private Rule? ReadRule(LinedJson item)
    {
        reading.OnlyWords(item, RuleWords, "a rule");
        var scope = reading.OneOf(item, "scope", ["record", "dataset", "across"], "record");
        var rule = scope switch
        {
            "record" => Record(item),
            "dataset" => Checked(item, Dataset),
            _ => Checked(item, Across),
        };
        var level = reading.Whole(item, "level") ?? 1;
        if (level > 5)
        {
            reading.Fault(item["level"]!, "The ESS validation level is a number from 0 to 5.");
        }

        if (reading.Text(item, "field") is { } field)
        {
            Known(item, "field", field);
        }

        return rule is null ? null : rule with
        {
            Id = reading.RequiredText(item, "id"),
            Level = level,
            Severity = Enum.Parse<Severity>(reading.OneOf(item, "severity", ["error", "warning", "info"], "error"), ignoreCase: true),
            Message = reading.RequiredText(item, "message"),
            Mend = reading.Text(item, "mend") ?? "",
            Field = reading.Text(item, "field"),
            IsProposal = reading.Flag(item, "proposal"),
        };
    }

    private RecordRule? Record(LinedJson item)
    {
        if (item["then"] is null)
        {
            reading.Fault(item, "A record rule needs 'then'.");
            return null;
        }

        var when = Condition(item, "when");
        var then = Condition(item, "then");
        return then is null ? null : new RecordRule { Id = "", Message = "", When = when, Then = then };
    }

    private Expression? Condition(LinedJson item, string name)
    {
        var text = reading.Text(item, name);
        if (text is null)
        {
            return null;
        }

        if (Expression.TryParse(text, fields, out var expression, out var fault))
        {
            return expression;
        }

        reading.Fault(item[name]!, $"The rule does not parse: {fault}");
        return null;
    }

    private Rule? Checked(LinedJson item, Func<LinedJson, string, Rule?> read)
    {
        if (item["check"] is not { Kind: JsonValueKind.Object } check)
        {
            reading.Fault(item, "This rule needs a 'check' with a kind.");
            return null;
        }

        var kind = reading.RequiredText(check, "kind");
        var rule = read(check, kind);
        if (rule is null)
        {
            reading.Fault(check["kind"] ?? check, $"'{kind}' is not a kind of check for this scope.");
        }

        return rule;
    }

    private DatasetRule? Dataset(LinedJson check, string kind) => kind switch
    {
        "unique" => new UniqueRule { Id = "", Message = "", Fields = Names(check, "fields") },
        "total" => new TotalRule
        {
            Id = "", Message = "", Dimension = Name(check, "dimension"), Total = reading.RequiredText(check, "total"),
            Value = Number(check, "value"), Within = Names(check, "within"), Tolerance = reading.Number(check, "tolerance") ?? 0,
        },
        "jump" => new JumpRule
        {
            Id = "", Message = "", Value = Number(check, "value"), Over = Name(check, "over"), Within = Names(check, "within"),
            FactorMax = Factor(check),
        },
        "no-overlap" => new NoOverlapRule
        {
            Id = "", Message = "", From = Name(check, "from"), To = Name(check, "to"), Within = Names(check, "within"),
        },
        "editions" => new EditionsRule
        {
            Id = "", Message = "", Value = Number(check, "value"), Edition = Name(check, "edition"), Within = Names(check, "within"),
            Tolerance = reading.Number(check, "tolerance") ?? 0,
        },
        "uniform-growth" => new UniformGrowthRule
        {
            Id = "", Message = "", Value = Number(check, "value"), Over = Name(check, "over"), Across = Name(check, "across"),
            Within = Names(check, "within"), Share = reading.Number(check, "share") ?? 0.8m,
            Tolerance = reading.Number(check, "tolerance") ?? 0.03m,
        },
        "rounded" => new RoundedRule { Id = "", Message = "", Value = Number(check, "value"), To = reading.RequiredNumber(check, "to") },
        _ => null,
    };

    private AcrossRule? Across(LinedJson check, string kind) => kind switch
    {
        "exists-in" => ExistsIn(check),
        "volume" => new VolumeRule { Id = "", Message = "", FactorMax = Factor(check) },
        "coherence" => new CoherenceRule
        {
            Id = "", Message = "", Series = reading.RequiredText(check, "series"), Tolerance = reading.Number(check, "tolerance") ?? 0,
            Slack = reading.Number(check, "slack") ?? 0, Where = Condition(check, "where"),
        },
        "same-figure" => new SameFigureRule
        {
            Id = "", Message = "", Value = Number(check, "value"), Series = reading.RequiredText(check, "series"),
            In = reading.RequiredText(check, "in"), On = Names(check, "on"), Tolerance = reading.Number(check, "tolerance") ?? 0,
        },
        _ => null,
    };

    private ExistsInRule ExistsIn(LinedJson check)
    {
        var rule = new ExistsInRule
        {
            Id = "", Message = "", Fields = Names(check, "fields"), Series = reading.RequiredText(check, "series"), In = reading.Texts(check, "in"),
        };
        if (rule.Fields.Count == 0 || rule.Fields.Count != rule.In.Count)
        {
            reading.Fault(check, "'fields' and 'in' must name the same number of fields, at least one.");
        }

        return rule;
    }

    private decimal Factor(LinedJson check)
    {
        var factor = reading.RequiredNumber(check, "factorMax");
        if (check["factorMax"] is { } where && factor < 1)
        {
            reading.Fault(where, "'factorMax' must be 1 or more.");
        }

        return factor;
    }

    private string Name(LinedJson check, string property)
    {
        var name = reading.RequiredText(check, property);
        if (name.Length > 0)
        {
            Known(check, property, name);
        }

        return name;
    }

    private string Number(LinedJson check, string property)
    {
        var name = Name(check, property);
        if (fields.FirstOrDefault(field => field.Name == name) is { } field && field.Type is not (FieldType.Integer or FieldType.Number))
        {
            reading.Fault(check[property]!, $"'{name}' must be a number to be used here.");
        }

        return name;
    }

    private IReadOnlyList<string> Names(LinedJson check, string property)
    {
        var names = reading.Texts(check, property);
        foreach (var name in names)
        {
            Known(check, property, name);
        }

        return names;
    }

    private void Known(LinedJson where, string property, string name)
    {
        if (!fields.Any(field => field.Name == name))
        {
            reading.Fault(where[property]!, $"There is no field '{name}'.");
        }
    }
}
