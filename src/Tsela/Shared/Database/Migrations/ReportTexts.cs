using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0032_ReportTexts")]
public sealed class ReportTexts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("report_text", table => new
        {
            Id = table.Column<Guid>(),
            Report = table.Column<string>(),
            Block = table.Column<string>(),
            Period = table.Column<string>(),
            From = table.Column<DateOnly>(),
            Version = table.Column<int>(),
            Text = table.Column<string>(),
            WrittenBy = table.Column<string>(),
            WrittenAt = table.Column<DateTime>(),
        }, constraints: table => table.PrimaryKey("PK_report_text", row => row.Id));
        migrationBuilder.CreateIndex("IX_report_text_Report_Block_Period_Version", "report_text", ["Report", "Block", "Period", "Version"], unique: true);
    }
}
