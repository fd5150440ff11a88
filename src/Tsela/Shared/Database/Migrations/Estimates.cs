using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0022_Estimates")]
public sealed class Estimates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("estimate", table => new
        {
            Id = table.Column<Guid>(),
            Number = table.Column<int>(),
            Version = table.Column<int>(),
            Of = table.Column<string>(),
            Subject = table.Column<string>(),
            Reference = table.Column<string>(),
            Breakdown = table.Column<string>(),
            Value = table.Column<decimal>(),
            Low = table.Column<decimal>(nullable: true),
            High = table.Column<decimal>(nullable: true),
            Method = table.Column<string>(),
            MethodText = table.Column<string>(nullable: true),
            Reason = table.Column<string>(),
            EnteredBy = table.Column<string>(),
            EnteredAt = table.Column<DateTime>(),
            SeenBy = table.Column<string>(nullable: true),
            SeenAt = table.Column<DateTime>(nullable: true),
            EndedAt = table.Column<DateTime>(nullable: true),
            EndedBy = table.Column<string>(nullable: true),
            WithdrawnWhy = table.Column<string>(nullable: true),
            LiveKey = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_estimate", row => row.Id));
        migrationBuilder.CreateIndex("IX_estimate_Number_Version", "estimate", ["Number", "Version"], unique: true);
        migrationBuilder.CreateIndex("IX_estimate_LiveKey", "estimate", "LiveKey", unique: true);
    }
}
