using System.IO.Compression;
using Tsela.Access;
using Tsela.Disclosure.Extracts.Files;
using Tsela.Linkage;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics;

namespace Tsela.Disclosure.Extracts.FetchExtract;

/// <summary>The files of an approved extract, made now from its snapshot and kept nowhere. Each time is written into the audit trail.</summary>
[Needs(Right.AskForExtracts)]
public sealed class FetchExtract(TselaDb db, CurrentActor actor, TimeProvider clock, TselaFolder folder, SnapshotRecords records, ReleasePseudonyms pseudonyms)
{
    public sealed record Request(string Code);

    /// <param name="Content">A file that is gone when the stream is closed.</param>
    public sealed record Fetched(string FileName, FileStream Content);

    public async Task<Outcome<Fetched>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<FetchExtract>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Extract(request.Code, cancellationToken) is not { } extract)
        {
            return ExtractProblems.Unknown(request.Code);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var state = extract.StateOn(DateOnly.FromDateTime(now));
        if (state != ExtractState.Approved)
        {
            return ExtractProblems.NotApproved(extract, state);
        }

        var (found, purpose) = (await records.Of(extract.Snapshot, extract.Series, cancellationToken), await pseudonyms.Of(extract.Purpose, cancellationToken));
        if ((found.Problem ?? purpose.Problem) is { } problem)
        {
            return problem;
        }

        db.Audited(actor.Actor, now, "extract.fetch", extract.Code);
        await db.SaveChangesAsync(cancellationToken);
        var packed = new FileStream(
            Path.Combine(folder.Spill, $"{Guid.NewGuid():N}.zip"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await Task.Run(() => Pack(packed, extract, found.Value, purpose.Value), cancellationToken);
        packed.Position = 0;
        return new Fetched($"{extract.Code}.zip", packed);
    }

    private static void Pack(FileStream packed, MicrodataExtract extract, SeriesRecords found, PurposePseudonyms purpose)
    {
        var table = ExtractTable.Of(found, extract.VariableNames, purpose);
        var risk = ReidentificationRisk.Of(table.Variables, table.Order.Count);
        var data = $"{extract.Code}.txt";
        using var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true);
        void Add(string name, Action<Stream> write)
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            write(entry);
        }

        void AddText(string name, string text) => Add(name, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
        Add(data, stream => DataFiles.WriteFixed(stream, table));
        Add($"{extract.Code}.csv", stream => DataFiles.WriteCsv(stream, table));
        Add($"{extract.Code}-ddi.xml", stream => DdiCodebook.Write(stream, extract, found, table, risk, data));
        AddText($"{extract.Code}.sps", Syntax.Spss(table, data));
        AddText($"{extract.Code}.do", Syntax.Stata(table, data));
        AddText($"{extract.Code}.sas", Syntax.Sas(table, data));
    }
}
