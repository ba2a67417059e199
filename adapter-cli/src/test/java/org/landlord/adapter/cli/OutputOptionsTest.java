package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.Page;

class OutputOptionsTest {

    private static final String LONG_ID = "org_01jd3v9k6x8r2m4p7q5s1t0w9z";

    private final Cli cli = new Cli();

    @BeforeEach
    void organizations() {
        cli.landlord.organizations = new Page<>(
                List.of(
                        organization(LONG_ID, "acme", "A company whose name is longer than most terminals are wide"),
                        organization("org_b", "globex", "Globex")),
                null);
    }

    private static Organization organization(String id, String slug, String name) {
        return new Organization(
                new OrgId(id), new Slug(slug), new Name(name), Metadata.empty(), Instant.EPOCH, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({"40, 'name, metadata, createdAt, updatedAt'", "80, 'createdAt, updatedAt'"})
    @DisplayName("on a narrow terminal ids are whole, and standard error names the columns that do not fit")
    void narrow(int width, String dropped) {
        cli.onTerminal().on(Map.of("COLUMNS", "" + width)).run("org", "list");

        assertThat(cli.out()).contains(LONG_ID);
        assertThat(cli.out().lines().map(line -> line.replaceAll("\u001B\\[\\d+m", "")))
                .allMatch(line -> line.length() <= width);
        assertThat(cli.err())
                .isEqualTo("landlord: columns that do not fit: " + dropped + " (use -o wide or --columns)\n");
    }

    @Test
    @DisplayName("at 200 columns everything fits, with relative times")
    void broad() {
        cli.onTerminal().on(Map.of("COLUMNS", "200", "NO_COLOR", "1")).run("org", "list");

        assertThat(cli.out()).contains("1970-01-01").doesNotContain("T00:00:00.000Z");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    @DisplayName("wide shows all columns, uncut, with exact times")
    void wide() {
        cli.onTerminal().on(Map.of("COLUMNS", "40", "NO_COLOR", "1")).run("org", "list", "-o", "wide");

        assertThat(cli.out().lines().toList().get(1))
                .contains("longer than most terminals are wide", "1970-01-01T00:00:00.000Z", LONG_ID, "{}");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    @DisplayName("a table in a pipe has all columns, uncut, without style")
    void piped() {
        cli.on(Map.of("COLUMNS", "40")).run("org", "list", "-o", "table");

        assertThat(cli.out())
                .contains("longer than most terminals are wide", "1970-01-01T00:00:00.000Z")
                .doesNotContain("\u001B", "…");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    @DisplayName("TERM=dumb disables colours and bold text")
    void dumb() {
        cli.onTerminal().on(Map.of("TERM", "dumb")).run("org", "list");

        assertThat(cli.out()).startsWith("orgId").doesNotContain("\u001B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tsv    | acme\torg_01jd3v9k6x8r2m4p7q5s1t0w9z#globex\torg_b#",
                "table  | slug    orgId#acme    org_01jd3v9k6x8r2m4p7q5s1t0w9z#globex  org_b#",
                "ndjson | {\"slug\":\"acme\",\"orgId\":\"org_01jd3v9k6x8r2m4p7q5s1t0w9z\"}#{\"slug\":\"globex\",\"orgId\":\"org_b\"}#"
            })
    @DisplayName("--columns selects and orders the fields of every format")
    void columns(String format, String expected) {
        assertThat(cli.run("org", "list", "--columns", "slug,ORGID", "-o", format))
                .isZero();

        assertThat(cli.out()).isEqualTo(expected.replace('#', '\n'));
    }

    @Test
    @DisplayName("chosen columns are not dropped on a narrow terminal")
    void chosen() {
        cli.onTerminal()
                .on(Map.of("COLUMNS", "40", "NO_COLOR", "1"))
                .run("org", "list", "--columns", "orgId,createdAt");

        assertThat(cli.out()).contains(LONG_ID + "  1970-01-01");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    @DisplayName("an unknown column of a list is an error that lists the columns")
    void unknownInList() {
        assertThat(cli.run("org", "list", "--columns", "id")).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("landlord: --columns: unknown column id: the columns are orgId, slug, name, metadata,"
                        + " createdAt, updatedAt\n");
        assertThat(cli.out()).isEmpty();
        assertThat(cli.run("org", "list", "--columns", "orgId,,name")).isEqualTo(2);
    }

    @Test
    @DisplayName("an unknown column of a change is a warning, because the change has been made")
    void unknownInChange() {
        int exitCode =
                cli.run("org", "create", "--slug", "acme", "--name", "Acme", "--columns", "orgId,id", "-o", "tsv");

        assertThat(exitCode).isZero();
        assertThat(cli.out()).isEqualTo("org_acme\n");
        assertThat(cli.err())
                .startsWith("landlord: warning: --columns: unknown column id: the columns are orgId, slug");
    }

    @Test
    @DisplayName("LANDLORD_OUTPUT is the default of --output, and is validated")
    void variable() {
        cli.on(Map.of("LANDLORD_OUTPUT", "tsv")).run("org", "list", "--columns", "slug");
        assertThat(cli.out()).isEqualTo("acme\nglobex\n");

        cli.out.reset();
        cli.run("org", "list", "--columns", "slug", "-o", "ndjson");
        assertThat(cli.out()).startsWith("{\"slug\"");

        assertThat(cli.on(Map.of("LANDLORD_OUTPUT", "xml")).run("org", "list")).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("landlord: LANDLORD_OUTPUT must be one of table, wide, tsv, json, ndjson, yaml\n");
    }
}
