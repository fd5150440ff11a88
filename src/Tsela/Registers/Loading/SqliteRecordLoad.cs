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
    private const int BytesPerCommit = 10 << 20;

    // ids, columns and index entries of a row beside its JSON
    private const int BytesBesideJson = 256;

    private const string Insert = """
        INSERT INTO record (Id, DeliveryId, Series, Row, RecordNumber, EventDate, ValidFrom, ValidTo, Surname, GivenNames, Sex,
            BirthDate, Citizenship, BirthCountry, NationalId, DocumentNumber, PermitNumber, District, Country, Amount, Currency,
            CountValue, Sent, Harmonised)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)
        """;

    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt insert;
    private readonly RecordShape shape;
    private readonly RecordJson json;
    private readonly byte[] delivery;
    private readonly byte[] series;
    private bool isOpen;
    private int bytesOpen;

    public SqliteRecordLoad(string connectionString, Guid delivery, TableSchema schema)
    {
        shape = new RecordShape(schema);
        json = new RecordJson(shape.FieldNames);
        this.delivery = Encoding.UTF8.GetBytes(delivery.ToString().ToUpperInvariant());
        series = Encoding.UTF8.GetBytes(schema.Name);
        // its large cache is given back at the end of the file
        connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        Run(SqliteSettings.Pragmas + Cache);
        Check(raw.sqlite3_prepare_v2(connection.Handle, Insert, out insert));
    }

    public void Write(StagedBatch batch)
    {
        if (!isOpen)
        {
            Run("BEGIN IMMEDIATE");
            isOpen = true;
        }

        for (var i = 0; i < batch.Count; i++)
        {
            Bind(batch[i]);
            var result = raw.sqlite3_step(insert);
            raw.sqlite3_reset(insert);
            if (result != raw.SQLITE_DONE)
            {
                SqliteException.ThrowExceptionForRC(result, connection.Handle);
            }
        }

        if (bytesOpen >= BytesPerCommit)
        {
            Complete();
        }
    }

    public void Complete()
    {
        if (isOpen)
        {
            Run("COMMIT");
            (isOpen, bytesOpen) = (false, 0);
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

    private void Bind(in StagedRow row)
    {
        Id(1);
        Bytes(2, delivery);
        Bytes(3, series);
        Check(raw.sqlite3_bind_int64(insert, 4, row.Number));
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
        Json(23, json.Sent(row).Span);
        Json(24, json.Harmonised(row).Span);
        bytesOpen += BytesBesideJson;
    }

    // the form in which the provider itself writes an id
    private void Id(int parameter)
    {
        Span<byte> text = stackalloc byte[36];
        Guid.CreateVersion7().TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        Bytes(parameter, text);
    }

    private void Text(int parameter, ReadOnlyMemory<byte> value)
    {
        if (value.IsEmpty)
        {
            Null(parameter);
        }
        else
        {
            Bytes(parameter, value.Span);
        }
    }

    private void Date(int parameter, DateOnly? value)
    {
        if (value is not { } date)
        {
            Null(parameter);
            return;
        }

        Span<byte> text = stackalloc byte[10];
        date.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        Bytes(parameter, text);
    }

    // the form in which the provider itself writes a decimal
    private void Number(int parameter, decimal? value)
    {
        if (value is not { } number)
        {
            Null(parameter);
            return;
        }

        Span<byte> text = stackalloc byte[64];
        number.TryFormat(text, out var written, "0.0###########################", CultureInfo.InvariantCulture);
        Bytes(parameter, text[..written]);
    }

    private void Json(int parameter, ReadOnlySpan<byte> value)
    {
        Bytes(parameter, value);
        bytesOpen += value.Length;
    }

    private void Null(int parameter) => Check(raw.sqlite3_bind_null(insert, parameter));

    private void Bytes(int parameter, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_text(insert, parameter, value));

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection.Handle);

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
