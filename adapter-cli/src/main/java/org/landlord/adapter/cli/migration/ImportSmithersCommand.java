package org.landlord.adapter.cli.migration;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.number;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.things;
import static org.landlord.adapter.cli.output.Field.truth;
import static org.landlord.adapter.cli.output.Field.word;

import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.output.ProgressBars;
import org.landlord.adapter.cli.output.View;
import org.landlord.port.in.migration.ImportReport;
import org.landlord.port.in.migration.ImportReport.Counts;
import org.landlord.port.in.migration.ImportReport.Finding;
import org.landlord.port.in.migration.ImportSource;
import org.landlord.port.in.migration.Imports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord import smithers`.
@Command(
        name = "smithers",
        description = "Imports a database of the control-plane store of Smithers: organizations, teams, projects,"
                + " billing, identity providers, usage, limits, secret references and audit events.",
        footer = {
            "",
            "The file is only read. Stop what writes to it, or import again afterwards: rows that are there already",
            "are not imported again. Rows that Landlord's rules do not allow are refused; rows that Landlord has with",
            "other values are different and stay as they are. Both are listed with the field and the rule.",
            "",
            "Requires all permissions on the platform, as the administrator key next to the database has them.",
            "",
            "Exit codes:",
            "  0 Landlord has every row of the file",
            "  7 rows were refused, or are different",
            "",
            "Examples:",
            "  landlord import smithers smithers.db --dry-run",
            "  landlord import smithers smithers.db --db /var/lib/landlord/landlord.db"
        })
final class ImportSmithersCommand implements CliCommand {

    private static final View<Counts> COUNTS = View.of(
            id("table", counts -> counts.table().label()),
            number("rows", Counts::rows),
            number("imported", Counts::imported),
            number("alreadyThere", Counts::alreadyThere),
            number("different", Counts::different),
            number("refused", Counts::refused),
            number("rounded", Counts::rounded));

    private static final View<Finding> FINDING = View.of(
            word("table", finding -> finding.table().label()),
            word("key", Finding::key),
            word("outcome", finding -> finding.outcome().label()),
            word("field", Finding::field),
            text("detail", Finding::detail),
            number("rows", Finding::rows));

    private static final View<ImportReport> REPORT = View.of(
            truth("dryRun", ImportReport::dryRun),
            number("organizations", ImportReport::organizations),
            things("tables", COUNTS, ImportReport::tables),
            things("findings", FINDING, ImportReport::findings),
            number("moreFindings", ImportReport::moreFindings));

    @Parameters(paramLabel = "FILE", description = "Database file to import.")
    private Path file;

    @Option(names = "--dry-run", description = "Report what would be imported, and change nothing.")
    private boolean dryRun;

    @Override
    public ExitCode run(Session session) {
        Imports imports = session.imports();
        if (imports == null) {
            throw new InvalidArguments(
                    "an import needs the database, not a server: run it on the machine of the server with --db FILE");
        }
        ImportReport report = run(session, imports);
        print(session, report);
        return report.isComplete() ? ExitCode.SUCCESS : ExitCode.PROBLEM_FOUND;
    }

    private ImportReport run(Session session, Imports imports) {
        ImportSource command = new ImportSource(file.toString(), dryRun);
        if (!session.console().errIsTerminal()) {
            return imports.run(session.caller(), command, (_, _) -> {});
        }
        try (ProgressBar bar =
                ProgressBars.on(session.console(), "Importing", -1).build()) {
            return imports.run(session.caller(), command, (rows, total) -> {
                bar.maxHint(total);
                bar.stepTo(rows);
            });
        }
    }

    private static void print(Session session, ImportReport report) {
        switch (session.format()) {
            case JSON, YAML -> session.print(REPORT, report);
            case NDJSON, TABLE, WIDE, TSV -> {
                session.printResults(COUNTS, report.tables());
                report.findings().forEach(finding -> session.report("landlord: " + line(finding)));
            }
        }
        if (report.moreFindings() > 0) {
            session.report("landlord: and " + report.moreFindings() + " more findings");
        }
        if (report.dryRun()) {
            session.report("landlord: this was a dry run: nothing was changed");
        }
    }

    private static String line(Finding finding) {
        return finding.table().label() + " " + finding.key() + " is "
                + finding.outcome().label() + ": "
                + finding.field() + (finding.field().isEmpty() ? "" : " ") + finding.detail()
                + (finding.rows() == 1 ? "" : " (" + finding.rows() + " rows)");
    }
}
