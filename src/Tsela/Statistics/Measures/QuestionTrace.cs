using Tsela.Engine.Columns;
using Tsela.Engine.Tables;

namespace Tsela.Statistics.Measures;

/// <summary>A question that was asked for a figure.</summary>
/// <param name="Part">What its answer is in the figure: empty where it is the figure, else as <c>numerator</c>.</param>
/// <param name="Measure">The measure that asked it.</param>
/// <param name="Tables">The series to which it was put.</param>
public sealed record AskedQuestion(string Part, MeasureDefinition Measure, IReadOnlyList<ColumnTable> Tables, Question Question);

/// <summary>Notes the questions behind a figure while it is evaluated, so that they can be asked again by submission or record.</summary>
public sealed class QuestionTrace
{
    private readonly List<AskedQuestion> asked = [];
    private string part = "";

    public IReadOnlyList<AskedQuestion> Asked => asked;

    public void Note(MeasureDefinition measure, IReadOnlyList<ColumnTable> tables, Question question) =>
        asked.Add(new AskedQuestion(part, measure, tables, question));

    /// <summary>Evaluates a part of the figure under its name.</summary>
    public Answer Within(string name, Func<Answer> evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        var outer = part;
        part = outer.Length == 0 ? name : $"{outer}, {name}";
        try
        {
            return evaluate();
        }
        finally
        {
            part = outer;
        }
    }

    /// <summary>Forgets what was noted after a place, because it gave no figure.</summary>
    public void ForgetFrom(int place) => asked.RemoveRange(place, asked.Count - place);
}
