using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tsela.Engine.Schemas;
using Tsela.Shared.Database;

namespace Tsela.Registers.Loading;

/// <summary>
/// One prepared insert and short transactions of some batches, so that readers wait for a fraction of a second at
/// most. The values are bound as the bytes they are written from; through ADO.NET each would become a string first.
/// </summary>
internal sealed class SqliteRecordLoad : IRecordLoad
{
    // what a transaction writes must fit, or SQLite takes the exclusive lock before the commit
    private const string Cache = "PRAGMA cache_size=-24576;";

    // a commit waits for the disk three times, so it is shared by some batches
    private const int BatchesPerCommit = 20;

    private const string Insert = """
        INSERT INTO record (Id, DeliveryId, Series, Row, RecordNumber, EventDate, ValidFrom, ValidTo, Surname, GivenNames, Sex,
            BirthDate, Citizenship, BirthCountry, NationalId, DocumentNumber, PermitNumber, District, Country, Amount, Currency,
            CountValue, Sent, Harmonised)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)
        """;

    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt insert;
    private readonly RecordShape shape;
    private readonly RecordJson json = new();
    private readonly byte[] delivery;
    private readonly byte[] series;
    private byte[] text = new byte[1024];
    private int batchesOpen;

    public SqliteRecordLoad(string connectionString, Guid delivery, TableSchema schema)
    {
        shape = new RecordShape(schema);
        this.delivery = Encoding.UTF8.GetBytes(delivery.ToString().ToUpperInvariant());
        series = Encoding.UTF8.GetBytes(schema.Name);
        connection = new SqliteConnection(connectionString);
        connection.Open();
        Run(SqliteSettings.Pragmas + Cache);
        Check(raw.sqlite3_prepare_v2(connection.Handle, Insert, out insert));
    }

    public void Write(IReadOnlyList<StagedRow> batch)
    {
        if (batchesOpen == 0)
        {
            Run("BEGIN IMMEDIATE");
        }

        batchesOpen++;
        foreach (var row in batch)
        {
            Bind(row);
            var result = raw.sqlite3_step(insert);
            raw.sqlite3_reset(insert);
            if (result != raw.SQLITE_DONE)
            {
                SqliteException.ThrowExceptionForRC(result, connection.Handle);
            }
        }

        if (batchesOpen == BatchesPerCommit)
        {
            Complete();
        }
    }

    public void Complete()
    {
        if (batchesOpen > 0)
        {
            Run("COMMIT");
            batchesOpen = 0;
        }
    }

    public void Dispose()
    {
        insert.Dispose();
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            Run("ROLLBACK");
        }

        connection.Dispose();
        json.Dispose();
    }

    private void Bind(StagedRow row)
    {
        Text(1, Guid.CreateVersion7().ToString().ToUpperInvariant());
        Bytes(2, delivery);
        Bytes(3, series);
        Check(raw.sqlite3_bind_int64(insert, 4, row.Row));
        Text(5, RecordShape.Text(row, shape.RecordNumber));
        Date(6, RecordShape.Date(row, shape.EventDate));
        Date(7, RecordShape.Date(row, shape.ValidFrom));
        Date(8, shape.Closed(row));
        Text(9, RecordShape.Text(row, shape.Surname));
        Text(10, RecordShape.Text(row, shape.GivenNames));
        Text(11, RecordShape.Text(row, shape.Sex));
        Date(12, RecordShape.Date(row, shape.BirthDate));
        Text(13, shape.MainCitizenship(row));
        Text(14, RecordShape.Text(row, shape.BirthCountry));
        Text(15, RecordShape.Text(row, shape.NationalId));
        Text(16, RecordShape.Text(row, shape.DocumentNumber));
        Text(17, RecordShape.Text(row, shape.PermitNumber));
        Text(18, RecordShape.Text(row, shape.District));
        Text(19, RecordShape.Text(row, shape.Country));
        Number(20, RecordShape.Number(row, shape.Amount));
        Text(21, shape.CurrencyOf(row));
        Number(22, RecordShape.Number(row, shape.CountValue));
        Bytes(23, json.Sent(shape.FieldNames, row).Span);
        Bytes(24, json.Harmonised(shape.FieldNames, row).Span);
    }

    private void Text(int parameter, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(insert, parameter));
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (text.Length < most)
        {
            text = new byte[most];
        }

        Bytes(parameter, text.AsSpan(0, Encoding.UTF8.GetBytes(value, text)));
    }

    private void Date(int parameter, DateOnly? value) => Text(parameter, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    // the form in which the provider itself writes a decimal
    private void Number(int parameter, decimal? value) =>
        Text(parameter, value?.ToString("0.0###########################", CultureInfo.InvariantCulture));

    private void Bytes(int parameter, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_text(insert, parameter, value));

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection.Handle);

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
