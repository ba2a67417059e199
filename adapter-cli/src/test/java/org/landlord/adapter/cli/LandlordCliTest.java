package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.adapter.cli.command.Target;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.tenancy.CreateOrganization;

class LandlordCliTest {

    private final Cli cli = new Cli();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "org --help",
                "org create --help",
                "usage import --help",
                "limit events --help",
                "reserve create --help",
                "doctor --help",
                "key create --help",
                "key recover --help",
                "whoami --help",
                "login --help",
                "logout --help",
                "context use --help",
                "--version",
                "org -V",
                "completion bash",
                "serve --help"
            })
    @DisplayName("help, version and completion go to standard output, without a connection")
    void explaining(String line) {
        assertThat(cli.read(line.split(" ")).target()).isEmpty();
        assertThat(cli.run(line.split(" "))).isZero();
        assertThat(cli.connections).isZero();
        assertThat(cli.out()).isNotBlank();
        assertThat(cli.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orgs list                               | unknown command orgs: did you mean org?
            org creat --slug a                      | unknown command creat: did you mean create?
            org list --limt 3                       | unknown option --limt: did you mean --limit?
            org list more                           | unexpected argument more
            org                                     | missing command, one of: create, list, get, update, delete
            org get                                 | missing required parameter: 'ORG'
            project list                            | missing required option: '--org=ORG' (or set LANDLORD_ORG)
            org list --limit 0                      | --limit must be an integer from 1 to 2147483647
            org list -o xml                         | --output must be one of table, wide, tsv, json, ndjson, yaml
            org list --server localhost             | --server must be the URL of a server
            org list --db a.db --server http://h    | --db, --server and --context are mutually exclusive
            org list --db a.db --context prod       | --db, --server and --context are mutually exclusive
            org list --context a/b                  | --context must be 1 to 64 letters, digits, dots, hyphens
            org create --slug A --id é              | missing required option: '--name=NAME'; --slug must be 1 to 64 lower-case letters, digits and hyphens, and begin and end with a letter or digit; --id must be 1 to 128
            limit check --org o --metric m --period forever | --period must be one of daily, weekly, monthly, calendar-day, calendar-week, calendar-month
            usage record --org o --metric m --quantity -1   | --quantity must be a decimal from 0
            usage list --org o --since lately    | --since must be a time such as 2026-11-22T15:04:05Z, 2026-11-22, today, yesterday, or 24h
            org create --slug a --name A --metadata [1] | --metadata must be a JSON object
            org create --slug a --name A --metadata @/no/such/file | --metadata cannot be read from the file
            limit set --org o --metric m --period daily --quantity 1 --threshold x --threshold 50 | --threshold must be an integer
            limit set --org o --metric m --period daily --quantity 1 --threshold 50 --threshold 50 | --threshold must be up to 10 different integers from 1 to 1000
            limit set --org o --metric m --period daily --quantity 1 --threshold 50 --no-thresholds | --threshold and --no-thresholds are mutually exclusive
            limit set --org o --metric m --period daily --quantity 1 --hard --enforcement soft | --hard and --enforcement soft are mutually exclusive
            limit set --org o --metric m --period daily --quantity 1 --enforcement firm | --enforcement must be one of soft, hard
            limit events --org o --after -1         | --after must be a non-negative integer
            limit events --org o --follow --limit 3 | --limit and --follow are mutually exclusive
            reserve create --org o --metric m --quantity 1 --ttl soon | --ttl must be a duration such as 90s, 15m, 1h30m or 90d
            reserve create --org o --metric m --quantity 1 --ttl 25h  | --ttl must be from 1 to 86400 seconds
            reserve commit res_1 --org o            | missing required option: '--quantity=QUANTITY'
            usage void --org o --reason r           | missing required parameter: 'EVENT'
            key list                                | select an organization or the platform: set --org or LANDLORD_ORG, or use --platform
            key create --platform --name n          | missing required option: '--scope=SCOPE'
            key create --platform --name n --scope usage:write --scope all | --scope must be a permission such as usage:write, a pattern such as usage:*
            key create --platform --name n --scope * --expires-in 1d --expires 2027-01-01T00:00:00Z | --expires and --expires-in are mutually exclusive
            key create --platform --name n --scope * --expires-in 99999999d | --expires-in must be a duration
            key rotate key_01jdzzzzzzzzzzzzzzzzzzzzzz --platform | missing required option: '--overlap=DURATION'
            key rotate key_01jdzzzzzzzzzzzzzzzzzzzzzz --platform --overlap 31d | --overlap must be 0 to 2592000 (30 days)
            login                                   | missing server: set --server
            login --server http://h                 | cannot ask for the token without a terminal: use --token-stdin
            login --server http://h --token abc     | arguments are visible to other users: enter the token
            login --server http://h --token-stdin   | the token is empty
            logout                                  | there is no current context: set --name
            completion fish                         | SHELL must be one of bash, zsh
            serve                                   | the launcher starts the server
            """)
    @DisplayName("an invalid command line is reported in one line with exit code 2, without a connection")
    void wrongUsage(String line, String message) {
        assertThat(cli.run(line.strip().split(" +"))).isEqualTo(2);
        assertThat(cli.connections).isZero();
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).startsWith("landlord: " + message).endsWith("\n");
        assertThat(cli.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--db x.db org get org_acme", "org --db x.db get org_acme", "org get org_acme --db x.db"})
    @DisplayName("global options are accepted at every position")
    void globalOptions(String line) {
        assertThat(cli.read(line.split(" ")).target()).contains(new Target.LocalDatabase(Path.of("x.db"), null));
    }

    @Test
    @DisplayName("a command gets domain values and the caller of the connection, and prints JSON to a pipe")
    void create() {
        Caller ada = Caller.operator(new ActorId("ada"));
        cli.caller = () -> ada;
        int exitCode = cli.run("org", "create", "--slug", "acme", "--name", " Acme ", "--metadata", "{\"n\":1.50}");

        assertThat(cli.err()).isEmpty();
        assertThat(exitCode).isZero();
        Metadata metadata = Metadata.of(Map.of("n", new BigDecimal("1.50")));
        assertThat(cli.landlord.asked.getFirst()).isEqualTo(ada);
        assertThat(cli.landlord.asked.getLast())
                .isEqualTo(new CreateOrganization(null, new Slug("acme"), new Name("Acme"), metadata));
        assertThat(cli.out()).startsWith("{\n  \"orgId\": \"org_acme\",\n").contains("\"n\": 1.50");
    }

    @Test
    @DisplayName("on a terminal the answer is a table, in style unless NO_COLOR is set")
    void table() {
        cli.onTerminal().run("org", "create", "--slug", "acme", "--name", "Acme");
        assertThat(cli.out()).startsWith("\u001B[1morgId\u001B[0m      org_acme\n");

        Cli plain = new Cli().onTerminal().on(Map.of("NO_COLOR", "1"));
        plain.run("org", "create", "--slug", "acme", "--name", "Acme");
        assertThat(plain.out()).startsWith("orgId      org_acme\nslug       acme\n");
    }

    @Test
    @DisplayName("metadata is read from a file if it begins with @")
    void metadataFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("m.json"), "{\"tier\":\"gold\"}");

        cli.run("org", "create", "--slug", "acme", "--name", "Acme", "--metadata", "@" + file);

        assertThat(cli.landlord.asked.getLast())
                .isEqualTo(new CreateOrganization(
                        null, new Slug("acme"), new Name("Acme"), Metadata.of(Map.of("tier", "gold"))));
    }

    @Test
    @DisplayName("--org overrides LANDLORD_ORG, which is validated, too")
    void orgVariable() {
        cli.on(Map.of("LANDLORD_ORG", "not an id"));

        assertThat(cli.run("project", "list")).isEqualTo(2);
        assertThat(cli.err()).startsWith("landlord: LANDLORD_ORG must be 1 to 128");
        assertThat(cli.read("project", "list", "--org", "org_acme").target()).isPresent();
        assertThat(cli.read("audit", "list").target()).isEmpty();
    }

    @Test
    @DisplayName("an unknown context is not found, without a connection")
    void noSuchContext() {
        assertThat(cli.run("org", "list", "--context", "prod")).isEqualTo(4);
        assertThat(cli.err()).isEqualTo("landlord: no context prod (see landlord context list)\n");
        assertThat(cli.on(Map.of("LANDLORD_CONTEXT", "prod")).run("org", "list"))
                .isEqualTo(4);
        assertThat(cli.connections).isZero();
    }

    @Test
    @DisplayName("missing credentials exit with 5 and explain how to log in")
    void notKnown() {
        cli.caller = () -> {
            throw new Unauthenticated("the API key is not good");
        };

        assertThat(cli.run("org", "list", "--server", "http://h")).isEqualTo(5);
        assertThat(cli.err())
                .isEqualTo("landlord: the API key is not good: log in with landlord login --server http://h,"
                        + " or set LANDLORD_TOKEN to a valid token\n");
    }

    @Test
    @DisplayName("a failure is reported in one line with a remedy, and by its exit code")
    void failure() {
        assertThat(cli.run("org", "get", "org_x")).isEqualTo(4);
        assertThat(cli.err()).isEqualTo("landlord: no org org_x (see landlord org list)\n");
        assertThat(cli.out()).isEmpty();
    }

    @Test
    @DisplayName("an organization is deleted after confirmation")
    void confirmed() {
        assertThat(cli.onTerminal().typing("yes\n").run("org", "delete", "org_acme"))
                .isZero();
        assertThat(cli.landlord.asked).isEqualTo(List.of(RecordingLandlord.ACME));
        assertThat(cli.err())
                .isEqualTo(
                        "Delete org org_acme with all its data? [y/N]" + " deleted org org_acme with all its data\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yep\n"})
    @DisplayName("an organization is not deleted without confirmation")
    void notConfirmed(String answer) {
        assertThat(cli.onTerminal().typing(answer).run("org", "delete", "org_acme"))
                .isEqualTo(1);
        assertThat(cli.connections).isZero();
        assertThat(cli.err()).endsWith("nothing was deleted\n");
    }

    @Test
    @DisplayName("without a terminal --yes is required")
    void nobodyThere() {
        assertThat(cli.typing("yes\n").run("org", "delete", "org_acme")).isEqualTo(2);
        assertThat(cli.connections).isZero();
        assertThat(cli.run("org", "delete", "org_acme", "--yes")).isZero();
        assertThat(cli.landlord.asked).isEqualTo(List.of(RecordingLandlord.ACME));
    }

    @Test
    @DisplayName("a bug is reported in one line with an id; LANDLORD_DEBUG adds the stack trace")
    void bug() {
        cli.landlord.onList = new IllegalStateException("geheim");
        assertThat(cli.run("org", "list")).isEqualTo(1);
        assertThat(cli.err())
                .matches("landlord: unexpected error [0-9a-f]{8} \\(IllegalStateException\\): .*LANDLORD_DEBUG=1.*\n");

        Cli debugging = new Cli().on(Map.of("LANDLORD_DEBUG", "1"));
        debugging.landlord.onList = new IllegalStateException("geheim");
        debugging.run("org", "list");
        assertThat(debugging.err()).contains("java.lang.IllegalStateException: geheim", "\tat ");
    }
}
