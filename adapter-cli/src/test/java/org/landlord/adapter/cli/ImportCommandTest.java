package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.migration.SourceTable;
import org.landlord.port.in.migration.ImportReport;
import org.landlord.port.in.migration.ImportReport.Counts;
import org.landlord.port.in.migration.ImportReport.Finding;
import org.landlord.port.in.migration.ImportReport.Outcome;
import org.landlord.port.in.migration.ImportSource;

class ImportCommandTest {

    private static final List<Counts> TABLES =
            List.of(new Counts(SourceTable.ORGS, 1, 2, 0, 0, 0), new Counts(SourceTable.USAGE_EVENTS, 7, 0, 1, 2, 3));

    private final Cli cli = new Cli();
    private final List<ImportSource> commands = new ArrayList<>();

    private void reporting(ImportReport report) {
        cli.imports = (_, command, progress) -> {
            commands.add(command);
            progress.reached(5, 10);
            return report;
        };
    }

    @Test
    @DisplayName("a complete import prints a line for each table and exits with 0")
    void complete() {
        reporting(new ImportReport(false, 3, TABLES, List.of(), 0));

        assertThat(cli.run("import", "smithers", "old.db", "--db", "x.db", "-o", "tsv"))
                .isZero();

        assertThat(commands).containsExactly(new ImportSource("old.db", false));
        assertThat(cli.out()).isEqualTo("""
                orgs\t3\t1\t2\t0\t0\t0
                usage_events\t10\t7\t0\t1\t2\t3
                """);
        assertThat(cli.err()).isEmpty();
    }

    @Test
    @DisplayName("rows that are not in Landlord as in the file are named on standard error, and exit with 7")
    void findings() {
        reporting(new ImportReport(
                true,
                3,
                TABLES,
                List.of(
                        new Finding(SourceTable.TEAMS, "org_a/team 1", Outcome.REFUSED, "teamId", "must be short", 1),
                        new Finding(SourceTable.USAGE_EVENTS, "org_b", Outcome.REFUSED, "orgId", "must be there", 12)),
                4));

        assertThat(cli.run("import", "smithers", "old.db", "--dry-run", "-o", "ndjson"))
                .isEqualTo(7);

        assertThat(commands).containsExactly(new ImportSource("old.db", true));
        assertThat(cli.err()).isEqualTo("""
                landlord: teams org_a/team 1 is refused: teamId must be short
                landlord: usage_events org_b is refused: orgId must be there (12 rows)
                landlord: and 4 more findings
                landlord: this was a dry run: nothing was changed
                """);
    }

    @Test
    @DisplayName("JSON is one document with the counts and the findings")
    void json() {
        reporting(new ImportReport(
                false,
                1,
                TABLES.subList(0, 1),
                List.of(new Finding(SourceTable.ORGS, "org_a", Outcome.DIFFERENT, "name", "differs", 1)),
                0));

        assertThat(cli.run("import", "smithers", "old.db", "-o", "json")).isEqualTo(7);

        assertThat(cli.out()).isEqualTo("""
                {
                  "dryRun": false,
                  "organizations": 1,
                  "tables": [
                    {
                      "table": "orgs",
                      "rows": 3,
                      "imported": 1,
                      "alreadyThere": 2,
                      "different": 0,
                      "refused": 0,
                      "rounded": 0
                    }
                  ],
                  "findings": [
                    {
                      "table": "orgs",
                      "key": "org_a",
                      "outcome": "different",
                      "field": "name",
                      "detail": "differs",
                      "rows": 1
                    }
                  ],
                  "moreFindings": 0
                }
                """);
        assertThat(cli.err()).isEmpty();
    }

    @Test
    @DisplayName("a terminal shows the progress")
    void progress() {
        reporting(new ImportReport(false, 3, TABLES, List.of(), 0));

        assertThat(cli.onTerminal().run("import", "smithers", "old.db")).isZero();

        assertThat(cli.err()).contains("Importing");
    }

    @Test
    @DisplayName("a server cannot import: the message says where to run the command")
    void server() {
        cli.on(Map.of("LANDLORD_SERVER", "http://h"));

        assertThat(cli.run("import", "smithers", "old.db")).isEqualTo(2);

        assertThat(cli.err())
                .isEqualTo("landlord: an import needs the database, not a server: run it on the machine of the server"
                        + " with --db FILE\n");
    }

    @Test
    @DisplayName("a file that is no such database is named as the argument")
    void otherFile() {
        cli.imports = (_, _, _) -> {
            throw InvalidInput.of("file", "is not an SQLite database");
        };

        assertThat(cli.run("import", "smithers", "old.db", "--db", "x.db")).isEqualTo(2);

        assertThat(cli.err()).isEqualTo("landlord: FILE is not an SQLite database\n");
    }
}
