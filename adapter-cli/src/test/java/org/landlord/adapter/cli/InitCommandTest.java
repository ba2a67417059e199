package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.cli.command.Target;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.port.in.access.AdminBootstrap;

class InitCommandTest {

    private static final ApiKeyToken TOKEN =
            ApiKeyToken.of(new KeyId("key_01jdzzzzzzzzzzzzzzzzzzzzzz"), "T".repeat(ApiKeyToken.RANDOM_DIGITS));

    private final Cli cli = new Cli();

    /// The keys of a database.
    private static final class Keys implements AdminBootstrap {

        private boolean exists;

        @Override
        public Optional<ApiKeyToken> ensureAdministratorKey(@Nullable ApiKeyToken configuredKey) {
            Optional<ApiKeyToken> created = exists ? Optional.empty() : Optional.of(TOKEN);
            exists = true;
            return created;
        }

        @Override
        public ApiKeyToken recover() {
            throw new UnsupportedOperationException("not needed by init");
        }

        @Override
        public Optional<ApiKeyToken> storedKey() {
            return exists ? Optional.of(TOKEN) : Optional.empty();
        }
    }

    @Test
    @DisplayName("init says where the database and its key are, and not what the key is")
    void created() {
        cli.bootstrap = new Keys();

        assertThat(cli.run("init", "--db", "/data/x.db", "-o", "ndjson")).isZero();

        assertThat(cli.out())
                .isEqualTo(
                        "{\"database\":\"/data/x.db\",\"adminKeyFile\":\"/data/x.db.admin-key\",\"created\":true}\n");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    @DisplayName("init may be repeated")
    void repeated() {
        cli.bootstrap = new Keys();
        cli.run("init", "--db", "/data/x.db");
        cli.out.reset();

        assertThat(cli.run("init", "--db", "/data/x.db", "-o", "ndjson")).isZero();

        assertThat(cli.out()).endsWith("\"created\":false}\n");
        assertThat(cli.err()).isEqualTo("the database /data/x.db already exists\n");
    }

    @Test
    @DisplayName("init works on a file whatever server the environment selects, and rejects one on the command line")
    void fileOnly() {
        cli.on(Map.of("LANDLORD_SERVER", "http://h", "LANDLORD_DB", "x.db"));

        assertThat(cli.read("init").target()).contains(new Target.LocalDatabase(Path.of("x.db"), null));
        assertThat(cli.run("init", "--server", "http://h")).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("landlord: a database is created on this machine: use --db, not --server or --context\n");
    }

    @Test
    @DisplayName("only init creates a database")
    void onlyInit() {
        assertThat(cli.read("init").createsDatabase()).isTrue();
        assertThat(cli.read("org", "list").createsDatabase()).isFalse();
        assertThat(cli.read("key", "recover").createsDatabase()).isFalse();
        assertThat(cli.read("init", "--help").createsDatabase()).isFalse();
    }
}
