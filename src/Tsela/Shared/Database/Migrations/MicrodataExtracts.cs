using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0033_MicrodataExtracts")]
public sealed class MicrodataExtracts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("microdata_extract", table => new
        {
            Id = table.Column<Guid>(),
            Number = table.Column<int>(),
            Recipient = table.Column<string>(),
            Purpose = table.Column<string>(),
            LegalBasis = table.Column<string>(),
            Until = table.Column<DateOnly>(),
            Series = table.Column<string>(),
            Snapshot = table.Column<Guid>(),
            Variables = table.Column<string>(),
            Rows = table.Column<int>(),
            SmallestGroup = table.Column<int>(),
            UniqueRows = table.Column<int>(),
            AverageRisk = table.Column<double>(),
            AskedBy = table.Column<string>(),
            AskedAt = table.Column<DateTime>(),
            HeadApproved = table.Column<bool>(nullable: true),
            HeadBy = table.Column<string>(nullable: true),
            HeadAt = table.Column<DateTime>(nullable: true),
            OfficerApproved = table.Column<bool>(nullable: true),
            OfficerBy = table.Column<string>(nullable: true),
            OfficerAt = table.Column<DateTime>(nullable: true),
            RefusedWhy = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_microdata_extract", row => row.Id));
        migrationBuilder.CreateIndex("IX_microdata_extract_Number", "microdata_extract", "Number", unique: true);
    }
}
