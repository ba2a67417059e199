package org.landlord.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.tenancy.Organization;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Outcome;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;

/// What others may do to the file.
@QuarkusTest
@TestProfile(ShortTimeoutProfile.class)
class HostileSurroundingsTest {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    EntityManager entityManager;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    @ConfigProperty(name = "landlord.db")
    String file;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    private final Organization organization = Fixtures.organization();

    /// A connection that a test has limited is not handed to the next one like that.
    @AfterEach
    void letTheFileGrow() throws SQLException {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Connection connection = dataSource.getConnection();
            all.add(connection);
            execute(connection, "PRAGMA max_page_count = 1000000000");
        }
        for (Connection connection : all) {
            connection.close();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whileAnotherProcessHoldsTheLockWritesAreUnavailableAndReadsGoOn_andThenAllIsWell() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            execute(other, "BEGIN IMMEDIATE");

            assertThatThrownBy(() -> insert(organization))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            unavailable -> assertThat(unavailable.retryAfter()).isPositive());
            assertThat(isThere(organization)).isFalse();

            execute(other, "COMMIT");
        }

        insert(organization);
        assertThat(isThere(organization)).isTrue();
    }

    @Test
    void anotherProcessThatWroteSinceIsNoHindrance() throws SQLException {
        Organization theirs = Fixtures.organization();
        insert(organization);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            execute(
                    other,
                    "INSERT INTO organization (org_id, slug, name, metadata, created_at, updated_at) VALUES ('%s', '%s', 'Theirs', '{}', 0, 0)"
                            .formatted(theirs.orgId(), theirs.slug()));
        }

        Organization renamed = organization.with(
                new Organization.Patch(null, null, new MetadataPatch(Map.of("seen", true))),
                Fixtures.NOW.plusMillis(1));
        unitOfWork.write(stores -> {
            assertThat(stores.organizations().find(theirs.orgId()).isPresent()).isTrue();
            stores.organizations().update(renamed);
            return true;
        });

        assertThat(unitOfWork.<Boolean>read(stores -> stores.organizations()
                        .find(organization.orgId())
                        .orElseThrow()
                        .equals(renamed)))
                .isTrue();
    }

    @Test
    void whenTheFileCannotGrowWritesAreUnavailableAndNothingIsThere() throws SQLException {
        Metadata large = Metadata.of(Map.of("text", "x".repeat(16_000)));

        assertThatThrownBy(() -> unitOfWork.write(stores -> {
                    pragma("max_page_count = 1");
                    insertMany(stores, large);
                    return true;
                }))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("full");

        assertThat(isThere(organization)).isFalse();
        letTheFileGrow();
        insert(organization);
        assertThat(isThere(organization)).isTrue();
    }

    @Test
    void whenTheFileCannotGrowWhatIsWrittenTogetherIsUnavailable_andGoesOnByItselfOnceThereIsRoom()
            throws SQLException {
        Metadata large = Metadata.of(Map.of("text", "x".repeat(16_000)));
        GroupWriter<Boolean, Integer> writer = unitOfWork.grouped((stores, fills) -> {
            for (boolean fill : fills) {
                if (fill) {
                    pragma("max_page_count = 1");
                    insertMany(stores, large);
                }
            }
            return fills.stream()
                    .<Outcome<Integer>>map(_ -> new Outcome.Done<>(fills.size()))
                    .toList();
        });

        CompletionStage<Integer> refused = writer.submit(true, 1);

        assertThat(refused.toCompletableFuture())
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(Unavailable.class)
                .withMessageContaining("full");
        assertThat(isThere(organization)).isFalse();
        letTheFileGrow();
        assertThat(writer.submit(false, 1).toCompletableFuture()).succeedsWithin(Duration.ofMinutes(1));
    }

    private void insertMany(Stores stores, Metadata large) {
        stores.organizations().insert(organization);
        for (int i = 0; i < 100; i++) {
            stores.organizations()
                    .insert(Fixtures.organization()
                            .with(
                                    new Organization.Patch(null, null, new MetadataPatch(large.members())),
                                    Fixtures.NOW));
        }
    }

    @Test
    void whenTheFileMayNotBeWrittenWritesAreUnavailable() {
        assertThatThrownBy(() -> unitOfWork.write(stores -> {
                    // What SQLite answers to a write then is what it answers on a file that it has only read access to.
                    pragma("query_only = ON");
                    stores.organizations().insert(organization);
                    return true;
                }))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("read-only");

        assertThat(isThere(organization)).isFalse();
    }

    private void pragma(String pragma) {
        entityManager.unwrap(Session.class).doWork(connection -> execute(connection, "PRAGMA " + pragma));
    }

    private void insert(Organization inserted) {
        unitOfWork.write(stores -> {
            stores.organizations().insert(inserted);
            return true;
        });
    }

    private boolean isThere(Organization asked) {
        return unitOfWork.read(
                stores -> stores.organizations().find(asked.orgId()).isPresent());
    }
}
