using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0002_Intake")]
public sealed class Intake : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        Submissions(migrationBuilder);
        Findings(migrationBuilder);
        Mappings(migrationBuilder);
        ClerkActs(migrationBuilder);
        migrationBuilder.CreateIndex(
            "IX_delivery_in_force", "delivery", ["Series", "Institution", "Period"], unique: true, filter: "\"InForce\" = true");
    }

    private static void Submissions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("submission", table => new
        {
            Id = table.Column<Guid>(),
            Series = table.Column<string>(),
            Institution = table.Column<string>(),
            Period = table.Column<string>(),
            PeriodStart = table.Column<DateOnly>(),
            PeriodEnd = table.Column<DateOnly>(),
            DueOn = table.Column<DateOnly>(nullable: true),
            FileName = table.Column<string>(),
            Sha256 = table.Column<string>(),
            Bytes = table.Column<long>(),
            ReceivedAt = table.Column<DateTime>(),
            ReceivedBy = table.Column<string>(),
            Door = table.Column<string>(),
            IsDryRun = table.Column<bool>(),
            IsTraining = table.Column<bool>(),
            BasedOn = table.Column<Guid>(nullable: true),
            Revision = table.Column<int>(),
            LiveKey = table.Column<string>(nullable: true),
            Status = table.Column<string>(),
            StartedAt = table.Column<DateTime>(nullable: true),
            FinishedAt = table.Column<DateTime>(nullable: true),
            Attempts = table.Column<int>(),
            Rows = table.Column<long>(),
            RowsAccepted = table.Column<long>(),
            RowsRejected = table.Column<long>(),
            CompletenessGood = table.Column<long>(),
            CompletenessOf = table.Column<long>(),
            ValidityGood = table.Column<long>(),
            ValidityOf = table.Column<long>(),
            ConsistencyGood = table.Column<long>(),
            ConsistencyOf = table.Column<long>(),
            ConsistencyUndecided = table.Column<long>(),
            UniquenessGood = table.Column<long>(),
            UniquenessOf = table.Column<long>(),
            RefusalCode = table.Column<string>(nullable: true),
            Refusal = table.Column<string>(nullable: true),
            HeaderMatch = table.Column<string>(nullable: true),
            Remarks = table.Column<string>(nullable: true),
            SupersededBy = table.Column<Guid>(nullable: true),
            WithdrawnWhy = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_submission", row => row.Id));
        migrationBuilder.CreateIndex("IX_submission_LiveKey", "submission", "LiveKey", unique: true);
        migrationBuilder.CreateIndex("IX_submission_Series_Institution_Period", "submission", ["Series", "Institution", "Period"]);
        migrationBuilder.CreateIndex("IX_submission_Institution_ReceivedAt", "submission", ["Institution", "ReceivedAt"]);
        migrationBuilder.CreateIndex("IX_submission_Status_ReceivedAt", "submission", ["Status", "ReceivedAt"]);
    }

    private static void Findings(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("submission_finding", table => new
        {
            Id = table.Column<Guid>(),
            SubmissionId = table.Column<Guid>(),
            CauseId = table.Column<Guid>(),
            Row = table.Column<long>(),
            SheetRow = table.Column<long>(),
            Column = table.Column<int>(),
            Field = table.Column<string>(nullable: true),
            Rule = table.Column<string>(),
            Level = table.Column<int>(),
            Severity = table.Column<string>(),
            Value = table.Column<string>(),
            Message = table.Column<string>(),
            Mend = table.Column<string>(),
        }, constraints: table => table.PrimaryKey("PK_submission_finding", row => row.Id));
        migrationBuilder.CreateIndex("IX_submission_finding_SubmissionId_Row", "submission_finding", ["SubmissionId", "Row"]);
        migrationBuilder.CreateIndex("IX_submission_finding_CauseId", "submission_finding", "CauseId");
        migrationBuilder.CreateTable("finding_cause", table => new
        {
            Id = table.Column<Guid>(),
            SubmissionId = table.Column<Guid>(),
            Rule = table.Column<string>(),
            Field = table.Column<string>(nullable: true),
            Level = table.Column<int>(),
            Severity = table.Column<string>(),
            Message = table.Column<string>(),
            Mend = table.Column<string>(),
            Count = table.Column<long>(),
            Kept = table.Column<long>(),
        }, constraints: table => table.PrimaryKey("PK_finding_cause", row => row.Id));
        migrationBuilder.CreateIndex("IX_finding_cause_SubmissionId", "finding_cause", "SubmissionId");
        migrationBuilder.CreateTable("coherence_figure", table => new
        {
            Id = table.Column<Guid>(),
            SubmissionId = table.Column<Guid>(),
            Rule = table.Column<string>(),
            OtherSeries = table.Column<string>(),
            Subject = table.Column<string>(),
            Ours = table.Column<decimal>(),
            Theirs = table.Column<decimal>(),
        }, constraints: table => table.PrimaryKey("PK_coherence_figure", row => row.Id));
        migrationBuilder.CreateIndex("IX_coherence_figure_SubmissionId", "coherence_figure", "SubmissionId");
    }

    private static void Mappings(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("header_mapping", table => new
        {
            Id = table.Column<Guid>(),
            Institution = table.Column<string>(),
            Series = table.Column<string>(),
            Header = table.Column<string>(),
            HeaderAsSent = table.Column<string>(),
            Field = table.Column<string>(),
            MadeBy = table.Column<string>(),
            MadeAt = table.Column<DateTime>(),
            Status = table.Column<string>(),
            ReviewedBy = table.Column<string>(nullable: true),
            ReviewedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_header_mapping", row => row.Id));
        migrationBuilder.CreateIndex("IX_header_mapping_Institution_Series_Header", "header_mapping", ["Institution", "Series", "Header"], unique: true);
        migrationBuilder.CreateTable("value_mapping", table => new
        {
            Id = table.Column<Guid>(),
            Institution = table.Column<string>(),
            Series = table.Column<string>(),
            Field = table.Column<string>(),
            Value = table.Column<string>(),
            ValueAsSent = table.Column<string>(),
            Code = table.Column<string>(),
            MadeBy = table.Column<string>(),
            MadeAt = table.Column<DateTime>(),
            Status = table.Column<string>(),
            ReviewedBy = table.Column<string>(nullable: true),
            ReviewedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_value_mapping", row => row.Id));
        migrationBuilder.CreateIndex(
            "IX_value_mapping_Institution_Series_Field_Value", "value_mapping", ["Institution", "Series", "Field", "Value"], unique: true);
    }

    private static void ClerkActs(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("confirmation", table => new
        {
            Id = table.Column<Guid>(),
            SubmissionId = table.Column<Guid>(),
            Rule = table.Column<string>(),
            Field = table.Column<string>(nullable: true),
            Row = table.Column<long>(),
            Reason = table.Column<string>(),
            By = table.Column<string>(),
            At = table.Column<DateTime>(),
        }, constraints: table => table.PrimaryKey("PK_confirmation", row => row.Id));
        migrationBuilder.CreateIndex("IX_confirmation_SubmissionId", "confirmation", "SubmissionId");
        migrationBuilder.CreateTable("correction", table => new
        {
            Id = table.Column<Guid>(),
            SubmissionId = table.Column<Guid>(),
            Row = table.Column<long>(),
            Field = table.Column<string>(),
            OldValue = table.Column<string>(),
            NewValue = table.Column<string>(),
            By = table.Column<string>(),
            At = table.Column<DateTime>(),
        }, constraints: table => table.PrimaryKey("PK_correction", row => row.Id));
        migrationBuilder.CreateIndex("IX_correction_SubmissionId_Row_Field", "correction", ["SubmissionId", "Row", "Field"], unique: true);
        migrationBuilder.CreateTable("reminder", table => new
        {
            Id = table.Column<Guid>(),
            Series = table.Column<string>(),
            Institution = table.Column<string>(),
            Period = table.Column<string>(),
            SentAt = table.Column<DateTime>(),
        }, constraints: table => table.PrimaryKey("PK_reminder", row => row.Id));
        migrationBuilder.CreateIndex("IX_reminder_Series_Institution_Period", "reminder", ["Series", "Institution", "Period"]);
    }
}
