using Npgsql;
using NpgsqlTypes;
using Tsela.Engine.Schemas;

namespace Tsela.Registers.Loading;

/// <summary>One binary COPY for the whole file; the server keeps nothing of it where it does not reach its end.</summary>
internal sealed class PostgresRecordLoad : IRecordLoad
{
    private const string Copy = """
        COPY record ("Id", "DeliveryId", "Series", "Row", "RecordNumber", "EventDate", "ValidFrom", "ValidTo", "Surname", "GivenNames",
            "Sex", "BirthDate", "Citizenship", "BirthCountry", "NationalId", "DocumentNumber", "PermitNumber", "District", "Country",
            "Amount", "Currency", "CountValue", "Sent", "Harmonised")
        FROM STDIN (FORMAT BINARY)
        """;

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlBinaryImporter import;
    private readonly RecordShape shape;
    private readonly RecordJson json;
    private readonly Guid delivery;
    private readonly string series;

    public PostgresRecordLoad(string connectionString, Guid delivery, TableSchema schema)
    {
        shape = new RecordShape(schema);
        json = new RecordJson(shape.FieldNames);
        this.delivery = delivery;
        series = schema.Name;
        connection = new NpgsqlConnection(connectionString);
        connection.Open();
        import = connection.BeginBinaryImport(Copy);
        // a check may take longer than a command's usual patience
        import.Timeout = TimeSpan.FromHours(1);
    }

    public void Write(StagedBatch batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            var row = batch[i];
            import.StartRow();
            import.Write(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
            import.Write(delivery, NpgsqlDbType.Uuid);
            import.Write(series, NpgsqlDbType.Text);
            import.Write(row.Number, NpgsqlDbType.Bigint);
            Text(RecordShape.Text(row, shape.RecordNumber));
            Date(RecordShape.Date(row, shape.EventDate));
            Date(RecordShape.Date(row, shape.ValidFrom));
            Date(shape.Closed(row));
            Text(RecordShape.Text(row, shape.Surname));
            Text(RecordShape.Text(row, shape.GivenNames));
            Text(RecordShape.Text(row, shape.Sex));
            Date(RecordShape.Date(row, shape.BirthDate));
            Text(shape.MainCitizenship(row));
            Text(RecordShape.Text(row, shape.BirthCountry));
            Text(RecordShape.Text(row, shape.NationalId));
            Text(RecordShape.Text(row, shape.DocumentNumber));
            Text(RecordShape.Text(row, shape.PermitNumber));
            Text(RecordShape.Text(row, shape.District));
            Text(RecordShape.Text(row, shape.Country));
            Number(RecordShape.Number(row, shape.Amount));
            Text(shape.CurrencyOf(row));
            Number(RecordShape.Number(row, shape.CountValue));
            import.Write(json.Sent(row), NpgsqlDbType.Text);
            import.Write(json.Harmonised(row), NpgsqlDbType.Text);
        }
    }

    public void Complete() => import.Complete();

    public void Dispose()
    {
        import.Dispose();
        connection.Dispose();
        json.Dispose();
    }

    private void Text(ReadOnlyMemory<byte> value)
    {
        if (value.IsEmpty)
        {
            import.WriteNull();
            return;
        }

        // PostgreSQL cannot hold the sign zero in a text
        import.Write(value.Span.Contains((byte)0) ? value.ToArray().Where(sign => sign != 0).ToArray() : value, NpgsqlDbType.Text);
    }

    private void Date(DateOnly? value)
    {
        if (value is { } date)
        {
            import.Write(date, NpgsqlDbType.Date);
        }
        else
        {
            import.WriteNull();
        }
    }

    private void Number(decimal? value)
    {
        if (value is { } number)
        {
            import.Write(number, NpgsqlDbType.Numeric);
        }
        else
        {
            import.WriteNull();
        }
    }
}
