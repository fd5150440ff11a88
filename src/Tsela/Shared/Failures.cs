using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Tsela.Shared;

/// <summary>What is common to all places that must live on after something was thrown.</summary>
public static class Failures
{
    /// <summary>True where the database or the disk is away for now: nothing is wrong with the work, it can be tried again.</summary>
    public static bool IsOutage(this Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure is IOException or UnauthorizedAccessException || failure.IsDatabaseOutage();
    }

    /// <summary>True where the database cannot be reached or did not take what it was given.</summary>
    public static bool IsDatabaseOutage(this Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        // a connection that breaks within a query comes wrapped in an InvalidOperationException
        return failure is DbException or DbUpdateException or TimeoutException || failure.InnerException is DbException;
    }

    /// <summary>What was thrown and where, without its messages: they may hold a value of somebody's record.</summary>
    public static string WithoutMessages(this Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var own = $"{failure.GetType().Name} {(failure as DbException)?.SqlState}{Environment.NewLine}{failure.StackTrace}";
        return failure.InnerException is { } inner ? $"{inner.WithoutMessages()}{Environment.NewLine}within {own}" : own;
    }
}
