using System.Runtime.InteropServices;
using Xunit;

namespace Coaching.Actors.Tests.Costs;

/// <summary>
/// By SQLite's own trace, set on every connection that is opened while this lives. The process has one SQLite: only specs that run alone can use it.
/// </summary>
internal sealed class SqliteStatementLog : StatementLog
{
    private const uint StatementStarts = 1;

    // Never collected: a connection that outlives its spec still calls them.
    private static readonly Traced OnStatement = TellOf;
    private static readonly Opened OnOpened = Trace;
    private static volatile SqliteStatementLog? current;

    public SqliteStatementLog()
    {
        current = this;
        Assert.Equal(0, AddAutoExtension(Marshal.GetFunctionPointerForDelegate(OnOpened)));
    }

    private delegate int Opened(nint connection, nint error, nint api);

    private delegate int Traced(uint kind, nint context, nint statement, nint sql);

    public override void Dispose()
    {
        Assert.Equal(1, RemoveAutoExtension(Marshal.GetFunctionPointerForDelegate(OnOpened)));
        current = null;
    }

    private static int Trace(nint connection, nint error, nint api) =>
        SetTrace(connection, StatementStarts, Marshal.GetFunctionPointerForDelegate(OnStatement), 0);

    private static int TellOf(uint kind, nint context, nint statement, nint sql)
    {
        current?.Add(Marshal.PtrToStringUTF8(sql)!);
        return 0;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_auto_extension")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int AddAutoExtension(nint opened);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_cancel_auto_extension")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int RemoveAutoExtension(nint opened);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_trace_v2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int SetTrace(nint connection, uint kinds, nint traced, nint context);
}
