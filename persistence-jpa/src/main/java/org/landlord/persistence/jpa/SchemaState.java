package org.landlord.persistence.jpa;

import java.util.List;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/// The schema of a database, compared with the migrations of this program.
///
/// @param all applied migrations, and those of this program
public record SchemaState(List<MigrationInfo> all) {

    /// The state of the schema that Flyway finds.
    public static SchemaState of(Flyway flyway) {
        return new SchemaState(List.of(flyway.info().all()));
    }

    /// True if a migration was applied that this program does not have.
    public boolean isNewer() {
        return all.stream()
                .anyMatch(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved());
    }

    /// The version of an applied migration that differs from that of this program; null if there is none.
    public @Nullable String changed() {
        return all.stream()
                .filter(SchemaState::isAnother)
                .map(MigrationInfo::getVersion)
                .map(String::valueOf)
                .findFirst()
                .orElse(null);
    }

    private static boolean isAnother(MigrationInfo migration) {
        MigrationState state = migration.getState();
        return state.isFailed()
                || state == MigrationState.IGNORED
                || (state.isApplied() && !migration.isChecksumMatching());
    }

    /// Migrations that are not applied yet, in their order, such as `V12 anchor days`.
    public List<String> pending() {
        return all.stream()
                .filter(migration -> migration.getState() == MigrationState.PENDING)
                .map(migration -> "V" + migration.getVersion() + " " + migration.getDescription())
                .toList();
    }

    /// The newest version that was applied; `unknown` if there is none.
    public String applied() {
        return newest(migration -> migration.getState().isApplied());
    }

    /// The newest version of this program.
    public String known() {
        return newest(migration -> migration.getState().isResolved());
    }

    private String newest(Predicate<MigrationInfo> which) {
        return all.stream()
                .filter(which)
                .map(MigrationInfo::getVersion)
                .filter(version -> version != null)
                .max(MigrationVersion::compareTo)
                .map(Object::toString)
                .orElse("unknown");
    }
}
