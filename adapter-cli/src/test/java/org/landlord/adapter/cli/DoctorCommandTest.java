package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.Page;
import org.landlord.port.in.diagnostics.Diagnostics;
import org.landlord.port.in.usage.SumsReport;

class DoctorCommandTest {

    private static final Instant THEN = Instant.parse("2026-11-22T15:04:05.123Z");

    private final Cli cli = new Cli();
    private final Ledger ledger = new Ledger();
    private final List<Diagnostics.Request> requests = new ArrayList<>();

    private int run(String line) {
        cli.landlord.usage = ledger;
        return cli.run(line.split(" +"));
    }

    private void organizations(String... ids) {
        cli.landlord.organizations = new Page<>(
                List.of(ids).stream()
                        .map(id -> new Organization(
                                new OrgId(id), new Slug("s"), new Name("N"), Metadata.empty(), THEN, THEN))
                        .toList(),
                null);
    }

    private void found(boolean isUsable, CheckResult... checks) {
        cli.diagnostics = request -> {
            requests.add(request);
            return new Diagnostics.Report(List.of(checks), isUsable);
        };
    }

    private void sums(String orgId, long series, long faults, boolean rebuilt) {
        ledger.reports.put(new OrgId(orgId), new SumsReport(series, faults, rebuilt));
    }

    @Test
    @DisplayName("without a fault it prints the checks in their order, nothing on standard error, and exits with 0")
    void ok() {
        organizations("org_acme");
        sums("org_acme", 3, 0, false);
        found(
                true,
                CheckResult.ok(Check.DISK, "9.0 GiB free"),
                CheckResult.skipped(Check.SERVER, "no server is used"),
                CheckResult.ok(Check.DATABASE, "x.db is a database of Landlord"));

        assertThat(run("doctor -o ndjson")).isZero();

        assertThat(cli.out()).isEqualTo("""
                {"name":"server","outcome":"skipped","observed":"no server is used","remedy":null,"details":[]}
                {"name":"database","outcome":"ok","observed":"x.db is a database of Landlord","remedy":null,"details":[]}
                {"name":"disk","outcome":"ok","observed":"9.0 GiB free","remedy":null,"details":[]}
                {"name":"sums","outcome":"ok","observed":"the usage sums equal their events (organizations: 1)","remedy":null,"details":[]}
                """);
        assertThat(cli.err()).isEmpty();
    }

    @Test
    @DisplayName("--json prints one object with the most severe outcome, whatever format is the default")
    void json() {
        organizations();
        found(
                true,
                CheckResult.warning(Check.LOG, "the log is long", "find the reader"),
                CheckResult.problem(Check.PERMISSIONS, "x.db is readable", "chmod 600 x.db")
                        .detailed(List.of("one", "two"), 2));
        cli.on(Map.of("LANDLORD_OUTPUT", "tsv"));

        assertThat(run("doctor --json")).isEqualTo(7);

        assertThat(cli.out()).isEqualTo("""
                {
                  "status": "problem",
                  "checks": [
                    {
                      "name": "permissions",
                      "outcome": "problem",
                      "observed": "x.db is readable",
                      "remedy": "chmod 600 x.db",
                      "details": [
                        "one",
                        "two"
                      ]
                    },
                    {
                      "name": "log",
                      "outcome": "warning",
                      "observed": "the log is long",
                      "remedy": "find the reader",
                      "details": []
                    },
                    {
                      "name": "sums",
                      "outcome": "ok",
                      "observed": "the usage sums equal their events (organizations: 0)",
                      "remedy": null,
                      "details": []
                    }
                  ]
                }
                """);
        assertThat(cli.err()).isEqualTo("landlord: problems: 1, warnings: 1\n");
    }

    @Test
    @DisplayName("warnings alone exit with 0 and are the status of the report; skipped checks are not")
    void warnings() {
        organizations();
        found(
                true,
                CheckResult.warning(Check.LOG, "the log is long", "find the reader"),
                CheckResult.skipped(Check.BACKUPS, "no backup found"));

        assertThat(run("doctor -o json")).isZero();

        assertThat(cli.out()).startsWith("{\n  \"status\": \"warning\",");
    }

    @Test
    @DisplayName("a table has one line per check; findings and remedies follow on standard error, one line each")
    void table() {
        organizations();
        found(
                true,
                CheckResult.problem(Check.ROWS, "2 values are invalid", "write them again")
                        .detailed(List.of("team (org_x): name must not be empty", "team (org_y): bad\u200Bname"), 5));

        assertThat(run("doctor -o table")).isEqualTo(7);

        assertThat(cli.out()).contains("rows", "problem", "2 values are invalid");
        assertThat(cli.err()).isEqualTo("""
                landlord: rows: 2 values are invalid
                landlord: rows: team (org_x): name must not be empty
                landlord: rows: team (org_y): bad\\u200bname
                landlord: rows: and 3 more
                landlord: rows: remedy: write them again
                landlord: problems: 1, warnings: 0
                """);
    }

    @Test
    @DisplayName("--all checks all organizations despite LANDLORD_ORG, and a difference of sums is a problem")
    void allOrganizations() {
        organizations("org_acme", "org_gone", "org_zeta");
        sums("org_acme", 3, 0, false);
        sums("org_zeta", 5, 2, false);
        cli.on(Map.of("LANDLORD_ORG", "org_acme"));
        found(true);

        assertThat(run("doctor --all -o ndjson")).isEqualTo(7);

        assertThat(cli.out())
                .isEqualTo("{\"name\":\"sums\",\"outcome\":\"problem\",\"observed\":\"the usage sums of 1 of 2"
                        + " organizations differ from their events\",\"remedy\":\"landlord doctor --rebuild\","
                        + "\"details\":[\"org_zeta: 2 sums of 5 series differed\"]}\n");
        assertThat(requests).containsExactly(new Diagnostics.Request(false, null, true));
    }

    @Test
    @DisplayName("LANDLORD_ORG or --org limits the check of sums, and stored values are not checked")
    void oneOrganization() {
        sums("org_zeta", 5, 0, false);
        found(true);
        cli.on(Map.of("LANDLORD_ORG", "org_zeta"));

        assertThat(run("doctor --quick --backups /b -o ndjson")).isZero();

        assertThat(cli.out()).contains("(organizations: 1)");
        assertThat(requests).containsExactly(new Diagnostics.Request(true, "/b", false));
    }

    @Test
    @DisplayName("corrected sums are not a problem")
    void rebuilt() {
        sums("org_zeta", 5, 2, true);

        assertThat(run("doctor --org org_zeta --rebuild -o ndjson")).isZero();

        assertThat(cli.out())
                .contains("1 of 1 organizations differed from their events and were corrected")
                .contains("org_zeta: 2 sums of 5 series differed and were corrected");
        assertThat(ledger.asked).containsExactly(true);
    }

    @Test
    @DisplayName("on a database that cannot be used, sums are neither checked nor corrected")
    void unusable() {
        organizations("org_acme");
        found(false, CheckResult.problem(Check.INTEGRITY, "the file is damaged", "restore a backup"));

        assertThat(run("doctor --rebuild -o ndjson")).isEqualTo(7);

        assertThat(cli.out())
                .contains(
                        "{\"name\":\"sums\",\"outcome\":\"skipped\",\"observed\":\"the database or the server cannot be used");
        assertThat(ledger.asked).isEmpty();
    }

    @Test
    @DisplayName("a check that fails is a problem, and the others are reported")
    void failed() {
        found(true, CheckResult.ok(Check.DISK, "9.0 GiB free"));
        cli.caller = () -> {
            throw new Unauthenticated("invalid API key");
        };

        assertThat(run("doctor --all --db x.db -o ndjson")).isEqualTo(7);
        assertThat(cli.out())
                .contains("9.0 GiB free")
                .contains(
                        "\"outcome\":\"problem\",\"observed\":\"the check failed: invalid API key: set LANDLORD_TOKEN");

        cli.out.reset();
        cli.caller = () -> {
            throw new IllegalStateException("a page is malformed");
        };
        assertThat(run("doctor --all --db x.db -o ndjson")).isEqualTo(7);
        assertThat(cli.out()).contains("the check failed: java.lang.IllegalStateException: a page is malformed");
    }

    @Test
    @DisplayName("single findings are bounded")
    void bounded() {
        List<String> ids = IntStream.range(0, 1_200).mapToObj(i -> "org_" + i).toList();
        organizations(ids.toArray(String[]::new));
        ids.forEach(id -> sums(id, 1, 1, false));
        found(true);

        assertThat(run("doctor --all -o table")).isEqualTo(7);

        assertThat(cli.err().lines()).hasSize(1_000 + 4);
        assertThat(cli.err()).contains("landlord: sums: and 200 more\n");
    }

    @Test
    @DisplayName("on a terminal it shows its progress")
    void onTerminal() {
        organizations("org_acme");
        sums("org_acme", 3, 0, false);
        cli.onTerminal();

        assertThat(run("doctor")).isZero();

        assertThat(cli.err()).contains("Checking", "1/1");
        assertThat(cli.out()).contains("sums", "ok");
    }

    @Test
    @DisplayName("an unknown organization is not found")
    void noSuchOrganization() {
        assertThat(run("doctor --org org_x")).isEqualTo(4);
    }

    @Test
    @DisplayName("only doctor inspects a database, and only without --rebuild it changes nothing")
    void modes() {
        assertThat(cli.read("doctor").inspectsDatabase()).isTrue();
        assertThat(cli.read("doctor").mayChangeDatabase()).isFalse();
        assertThat(cli.read("doctor", "--rebuild").inspectsDatabase()).isTrue();
        assertThat(cli.read("doctor", "--rebuild").mayChangeDatabase()).isTrue();
        assertThat(cli.read("org", "list").inspectsDatabase()).isFalse();
        assertThat(cli.read("org", "list").mayChangeDatabase()).isTrue();
    }

    @Test
    @DisplayName("every variable in the help of landlord is one of the command line, or a setting of the server")
    void variables() {
        cli.run("--help");

        assertThat(cli.out().lines().map(String::strip).filter(line -> line.startsWith("LANDLORD_")))
                .hasSizeGreaterThan(5)
                .map(line -> line.split("[ =]")[0])
                .filteredOn(name -> !List.of("LANDLORD_DB", "LANDLORD_HOST", "LANDLORD_PORT")
                        .contains(name))
                .isSubsetOf(LandlordCli.VARIABLES);
    }
}
