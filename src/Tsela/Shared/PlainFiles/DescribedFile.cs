using System.Text;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Shared.Commands;

namespace Tsela.Shared.PlainFiles;

/// <summary>A plain file, and the table of a Data Package or the bare Table Schema that describes it.</summary>
public sealed class DescribedFile
{
    private DescribedFile(PackageReading package, PackageResource resource)
    {
        Package = package;
        Resource = resource;
    }

    public PackageReading Package { get; }

    public PackageResource Resource { get; }

    /// <summary>How the file is written.</summary>
    public ReadOptions Dialect => DialectOf(Resource);

    /// <summary>Which rows of the file are the header and which are data.</summary>
    public CheckOptions Rows => RowsOf(Resource);

    /// <summary>The schema, with what the dialect knows of missing values.</summary>
    public TableSchema Schema => Resource.Dialect.NullSequence is { } sequence
        ? WithMissing(Resource.Schema!, new MissingValue(sequence, null))
        : Resource.Schema!;

    /// <exception cref="UnusableInputException">There is no such file, or the schema, or the choice of its resource, cannot be used.</exception>
    public static DescribedFile Find(string schemaPath, string filePath)
    {
        var package = Read(schemaPath);
        if (!File.Exists(filePath))
        {
            throw new UnusableInputException($"There is no file '{filePath}'.");
        }

        var resource = package.For(filePath)
            ?? throw new UnusableInputException(
                $"The package has {package.Resources.Count} resources and none of them has the path of '{Path.GetFileName(filePath)}', so it is not clear which schema counts.");
        return resource.Schema is not null
            ? new DescribedFile(package, resource)
            : throw new UnusableInputException($"The resource '{resource.Name}' has no schema.");
    }

    public static ReadOptions DialectOf(PackageResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var dialect = resource.Dialect;
        var options = new ReadOptions
        {
            SheetName = dialect.SheetName,
            SheetNumber = dialect.SheetNumber,
            Delimiter = dialect.Delimiter is { Length: 1 } delimiter ? delimiter[0] : IsOneColumn(resource) ? ',' : null,
            DoubleQuote = dialect.DoubleQuote ?? true,
            Escape = dialect.EscapeChar is { Length: 1 } escape ? escape[0] : null,
            SkipInitialSpace = dialect.SkipInitialSpace ?? false,
            LineTerminator = dialect.LineTerminator,
            CommentChar = dialect.CommentChar,
            Encoding = Named(dialect.Encoding),
        };
        return dialect.QuoteChar is { Length: 1 } quote ? options with { Quote = quote[0] } : options;
    }

    public static CheckOptions RowsOf(PackageResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new CheckOptions
        {
            HasHeader = resource.Dialect.HasHeader,
            HeaderRows = resource.Dialect.HeaderRows,
            HeaderJoin = resource.Dialect.HeaderJoin,
            CommentRows = resource.Dialect.CommentRows,
        };
    }

    private static TableSchema WithMissing(TableSchema schema, MissingValue missing) => schema with
    {
        MissingValues = [.. schema.MissingValues, missing],
        Fields = [.. schema.Fields.Select(field => field.MissingValues is null ? field : field with { MissingValues = [.. field.MissingValues, missing] })],
    };

    private static PackageReading Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UnusableInputException($"There is no schema file '{path}'.");
        }

        var package = PackageReader.Read(path);
        return package.Faults.Count == 0
            ? package
            : throw new UnusableInputException($"The schema cannot be used: {string.Join("; ", package.Faults.Take(5))}");
    }

    // With one column there is no delimiter to be found, only signs within the texts.
    private static bool IsOneColumn(PackageResource resource) => resource.Schema is { Tsela: null, Fields.Count: 1, FieldsMatch: FieldsMatch.Exact or FieldsMatch.Equal };

    private static Encoding? Named(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new UnusableInputException($"The package names the encoding '{name}', which is not known.");
        }
    }
}
