namespace Tsela.Linkage;

/// <summary>What other modules may know of a finished run.</summary>
/// <param name="Deliveries">Ids of the deliveries that it linked; a record of another delivery has no key in it.</param>
/// <param name="Series">Series that took part and had records.</param>
/// <param name="Records">Records that name a person and took part.</param>
/// <param name="Persons">Persons that they are about.</param>
/// <param name="Precision">Estimated share of links that are right, from reviewed samples; null before there are enough.</param>
/// <param name="IsTraining">Linked records of the training country, which does not exist.</param>
public sealed record LinkageFigures(
    Guid Run, DateTime FinishedAt, IReadOnlyList<Guid> Deliveries, IReadOnlyList<string> Series, long Records, long Persons,
    LinkPrecision? Precision, bool IsTraining);

/// <summary>A share of right links with its interval at 95 percent.</summary>
public sealed record LinkPrecision(double Share, double Low, double High, int Reviewed);
