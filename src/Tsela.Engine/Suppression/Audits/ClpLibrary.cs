using System.Runtime.InteropServices;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>The solver of linear programs COIN-OR CLP by its C interface (Clp_C_Interface.h, version 1.14 or later), where the system has it.</summary>
internal static unsafe class ClpLibrary
{
    private static readonly string[] Names = ["libClp.so.1", "libClp.so", "libClp.dylib", "Clp.dll", "libClp.dll"];
    private static readonly nint Library = Open();

    /// <summary>True where the library was found.</summary>
    public static bool IsThere => Library != 0;

    public static readonly delegate* unmanaged[Cdecl]<nint> NewModel = (delegate* unmanaged[Cdecl]<nint>)Entry("Clp_newModel");
    public static readonly delegate* unmanaged[Cdecl]<nint, void> DeleteModel = (delegate* unmanaged[Cdecl]<nint, void>)Entry("Clp_deleteModel");
    public static readonly delegate* unmanaged[Cdecl]<nint, int, int, int*, int*, double*, double*, double*, double*, double*, double*, void> LoadProblem =
        (delegate* unmanaged[Cdecl]<nint, int, int, int*, int*, double*, double*, double*, double*, double*, double*, void>)Entry("Clp_loadProblem");

    public static readonly delegate* unmanaged[Cdecl]<nint, int, void> SetLogLevel = (delegate* unmanaged[Cdecl]<nint, int, void>)Entry("Clp_setLogLevel");
    public static readonly delegate* unmanaged[Cdecl]<nint, double, void> SetDirection = (delegate* unmanaged[Cdecl]<nint, double, void>)Entry("Clp_setOptimizationDirection");
    public static readonly delegate* unmanaged[Cdecl]<nint, int, int> Primal = (delegate* unmanaged[Cdecl]<nint, int, int>)Entry("Clp_primal");
    public static readonly delegate* unmanaged[Cdecl]<nint, int> Status = (delegate* unmanaged[Cdecl]<nint, int>)Entry("Clp_status");
    public static readonly delegate* unmanaged[Cdecl]<nint, double*> Objective = (delegate* unmanaged[Cdecl]<nint, double*>)Entry("Clp_objective");
    public static readonly delegate* unmanaged[Cdecl]<nint, double*> ColumnLower = (delegate* unmanaged[Cdecl]<nint, double*>)Entry("Clp_columnLower");
    public static readonly delegate* unmanaged[Cdecl]<nint, double*> ColumnUpper = (delegate* unmanaged[Cdecl]<nint, double*>)Entry("Clp_columnUpper");
    public static readonly delegate* unmanaged[Cdecl]<nint, double*> Solution = (delegate* unmanaged[Cdecl]<nint, double*>)Entry("Clp_primalColumnSolution");
    public static readonly delegate* unmanaged[Cdecl]<nint, double*> RowPrice = (delegate* unmanaged[Cdecl]<nint, double*>)Entry("Clp_dualRowSolution");
    public static readonly delegate* unmanaged[Cdecl]<nint, double*> UnboundedRay = (delegate* unmanaged[Cdecl]<nint, double*>)Entry("Clp_unboundedRay");
    public static readonly delegate* unmanaged[Cdecl]<nint, double*, void> FreeRay = (delegate* unmanaged[Cdecl]<nint, double*, void>)Entry("Clp_freeRay");

    private static nint Open()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                return library;
            }
        }

        return 0;
    }

    private static nint Entry(string name) => Library == 0 ? 0 : NativeLibrary.GetExport(Library, name);
}
