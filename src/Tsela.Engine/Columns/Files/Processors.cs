using System.Runtime.ExceptionServices;

namespace Tsela.Engine.Columns.Files;

/// <summary>Work that is divided among the processors.</summary>
internal static class Processors
{
    /// <summary>Does a piece of work for each number from 0; what one of them throws is thrown as it is.</summary>
    public static void Each(int count, Action<int> work)
    {
        if (count == 1)
        {
            work(0);
            return;
        }

        try
        {
            Parallel.For(0, count, work);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
    }
}
