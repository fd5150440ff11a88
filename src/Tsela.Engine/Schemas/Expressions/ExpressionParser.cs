using System.Globalization;

namespace Tsela.Engine.Schemas.Expressions;

/// <summary>Compiles the rule language of docs/series-definition.md by recursive descent.</summary>
internal sealed class ExpressionParser
{
    private const int DepthMax = 64;
    private const int OperatorsMax = 1_000;

    private readonly List<Token> tokens;
    private readonly IReadOnlyList<SchemaField> fields;
    private readonly SortedSet<string> used = new(StringComparer.Ordinal);
    private int position;
    private int depth;
    private int operators;

    private ExpressionParser(string text, IReadOnlyList<SchemaField> fields)
    {
        tokens = Tokens.Of(text);
        this.fields = fields;
    }

    private Token Current => tokens[position];

    public static (Node Node, IReadOnlyList<string> Fields) Parse(string text, IReadOnlyList<SchemaField> fields)
    {
        var parser = new ExpressionParser(text, fields);
        var node = parser.Or();
        if (parser.Current.Kind != TokenKind.End)
        {
            throw new ExpressionFault($"'{parser.Current.Text}' at position {parser.Current.Position + 1} is not expected here.");
        }

        if (node.Type is not (StaticType.Truth or StaticType.Unknown))
        {
            throw new ExpressionFault($"A rule must be true or false, but this gives {StaticTypes.Words(node.Type)}.");
        }

        return (node, [.. parser.used]);
    }

    private Node Or()
    {
        var left = And();
        while (TakeWord("or"))
        {
            Longer();
            left = new OrNode(Truthful(left, "or"), Truthful(And(), "or"));
        }

        return left;
    }

    private Node And()
    {
        var left = Not();
        while (TakeWord("and"))
        {
            Longer();
            left = new AndNode(Truthful(left, "and"), Truthful(Not(), "and"));
        }

        return left;
    }

    private Node Not()
    {
        if (!TakeWord("not"))
        {
            return Comparing();
        }

        Deeper();
        var node = new NotNode(Truthful(Not(), "not"));
        depth--;
        return node;
    }

    private Node Comparing()
    {
        var left = Sum();
        if (Current.Kind == TokenKind.Sign && ComparisonOf(Current.Text) is { } comparison)
        {
            position++;
            var right = Sum();
            ComparisonCheck.Comparable(left, right);
            return new CompareNode(comparison, left, right);
        }

        if (TakeWord("is"))
        {
            var isNot = TakeWord("not");
            return TakeWord("missing") ? new IsMissingNode(left, !isNot)
                : TakeWord("given") ? new IsMissingNode(left, isNot)
                : throw new ExpressionFault($"After 'is' comes 'missing' or 'given', not '{Current.Text}'.");
        }

        if (TakeWord("in"))
        {
            return Choices(left, isNot: false);
        }

        if (TakeWord("matches"))
        {
            return Matching(left);
        }

        if (IsWord("not"))
        {
            position++;
            return TakeWord("in") ? Choices(left, isNot: true)
                : TakeWord("matches") ? new NotNode(Matching(left))
                : throw new ExpressionFault("After 'not' comes 'in' or 'matches' here.");
        }

        return left;
    }

    private InNode Choices(Node left, bool isNot)
    {
        Expect("(");
        var choices = new List<Node>();
        do
        {
            var choice = Sum();
            ComparisonCheck.Comparable(left, choice);
            choices.Add(choice);
        }
        while (TakeSign(","));
        Expect(")");
        return new InNode(left, choices, isNot);
    }

    private MatchesNode Matching(Node left)
    {
        if (Current.Kind != TokenKind.Text)
        {
            throw new ExpressionFault("After 'matches' comes a pattern in single quotes.");
        }

        if (left.Type is not (StaticType.Text or StaticType.Unknown))
        {
            throw new ExpressionFault($"'matches' needs a text, but stands after {StaticTypes.Words(left.Type)}.");
        }

        var pattern = tokens[position++].Text;
        return new MatchesNode(left, Patterns.TryCompile(pattern, isWhole: false)
            ?? throw new ExpressionFault($"'{pattern}' is not a regular expression."));
    }

    private Node Sum()
    {
        var left = Product();
        while (Current.Kind == TokenKind.Sign && Current.Text is "+" or "-")
        {
            Longer();
            var sign = tokens[position++].Text[0];
            var right = Product();
            ComparisonCheck.Addable(sign, left, right);
            left = new ArithmeticNode(sign, left, right);
        }

        return left;
    }

    private Node Product()
    {
        var left = Unary();
        while (Current.Kind == TokenKind.Sign && Current.Text is "*" or "/")
        {
            Longer();
            var sign = tokens[position++].Text[0];
            var right = Unary();
            ComparisonCheck.Numeric(sign, left);
            ComparisonCheck.Numeric(sign, right);
            left = new ArithmeticNode(sign, left, right);
        }

        return left;
    }

    private Node Unary()
    {
        if (!TakeSign("-"))
        {
            return Primary();
        }

        Deeper();
        var inner = Unary();
        ComparisonCheck.Numeric('-', inner);
        depth--;
        return new NegateNode(inner);
    }

    private Node Primary()
    {
        var token = tokens[position];
        switch (token.Kind)
        {
            case TokenKind.Number:
                position++;
                return new Literal(Value.Of(token.Number), StaticType.Number);
            case TokenKind.Text:
                position++;
                return new Literal(Value.Of(token.Text.AsMemory()), StaticType.Text);
            case TokenKind.Name:
                position++;
                return IsSign("(") ? Call(token) : Named(token);
            case TokenKind.Sign when token.Text == "(":
                position++;
                Deeper();
                var inner = Or();
                depth--;
                Expect(")");
                return inner;
            default:
                throw new ExpressionFault($"A field, a number or a text is expected at position {token.Position + 1}, not '{token.Text}'.");
        }
    }

    private Node Named(Token token)
    {
        if (token.Text is "true" or "false")
        {
            return new Literal(Value.Of(TruthTables.From(token.Text == "true")), StaticType.Truth);
        }

        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name == token.Text)
            {
                used.Add(token.Text);
                return new FieldNode(i, fields[i]);
            }
        }

        throw new ExpressionFault($"There is no field '{token.Text}'.");
    }

    private Node Call(Token name)
    {
        Expect("(");
        Deeper();
        var arguments = new List<Node>();
        if (!IsSign(")"))
        {
            do
            {
                arguments.Add(Sum());
            }
            while (TakeSign(","));
        }

        Expect(")");
        depth--;
        return (name.Text, arguments.Count) switch
        {
            ("today", 0) => new DayNode(row => row.Today),
            ("period_start", 0) => new DayNode(row => row.PeriodStart),
            ("period_end", 0) => new DayNode(row => row.PeriodEnd),
            ("date", 1) => Day(arguments[0]),
            _ => Function(name.Text, [.. arguments]),
        };
    }

    private static Literal Day(Node argument) =>
        argument is Literal { Type: StaticType.Text } literal
        && DateOnly.TryParseExact(literal.Value.Text.Span, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Literal(Value.Of(day), StaticType.Date)
            : throw new ExpressionFault("date() needs a day as '2024-01-31'.");

    private static FunctionNode Function(string name, Node[] arguments)
    {
        if (!Expressions.Function.All.TryGetValue(name, out var function))
        {
            throw new ExpressionFault($"There is no function '{name}'.");
        }

        if (arguments.Length != function.Parameters.Length)
        {
            throw new ExpressionFault($"{name}() takes {function.Parameters.Length} values, not {arguments.Length}.");
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            var wanted = function.Parameters[i];
            if (wanted != StaticType.Unknown && arguments[i].Type != StaticType.Unknown && arguments[i].Type != wanted)
            {
                throw new ExpressionFault($"{name}() needs {StaticTypes.Words(wanted)}, not {StaticTypes.Words(arguments[i].Type)}.");
            }
        }

        var result = function.Result == StaticType.Unknown ? arguments[0].Type : function.Result;
        return new FunctionNode(result, arguments, function.Body);
    }

    private static Comparison? ComparisonOf(string sign) => sign switch
    {
        "=" => Comparison.Equal,
        "!=" => Comparison.NotEqual,
        "<" => Comparison.Less,
        "<=" => Comparison.LessOrEqual,
        ">" => Comparison.Greater,
        ">=" => Comparison.GreaterOrEqual,
        _ => null,
    };

    private static Node Truthful(Node node, string word) =>
        node.Type is StaticType.Truth or StaticType.Unknown
            ? node
            : throw new ExpressionFault($"'{word}' joins what is true or false, not {StaticTypes.Words(node.Type)}.");

    private void Deeper()
    {
        if (++depth > DepthMax)
        {
            throw new ExpressionFault($"The rule is nested more than {DepthMax} deep.");
        }
    }

    // A chain of operators becomes a tree as deep as the chain is long, and every row walks it.
    private void Longer()
    {
        if (++operators > OperatorsMax)
        {
            throw new ExpressionFault($"The rule joins more than {OperatorsMax} parts; write several rules, or 'in (...)' for a list of values.");
        }
    }

    private bool IsWord(string word) => Current.Kind == TokenKind.Name && Current.Text == word;

    private bool IsSign(string sign) => Current.Kind == TokenKind.Sign && Current.Text == sign;

    private bool TakeWord(string word)
    {
        var isWord = IsWord(word);
        position += isWord ? 1 : 0;
        return isWord;
    }

    private bool TakeSign(string sign)
    {
        var isSign = IsSign(sign);
        position += isSign ? 1 : 0;
        return isSign;
    }

    private void Expect(string sign)
    {
        if (!TakeSign(sign))
        {
            throw new ExpressionFault($"'{sign}' is expected at position {Current.Position + 1}, not '{Current.Text}'.");
        }
    }
}
