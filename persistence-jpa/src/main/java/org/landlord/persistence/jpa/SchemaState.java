package org.landlord.persistence.jpa;

import java.util.List;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;

/// The schema of a database, compared with the migrations of this program.
///
/// @param all applied migrations, and those of this program
public record SchemaState(List<MigrationInfo> all) {

    /// The state of the schema that Flyway finds.
    public static SchemaState of(Flyway flyway) {
        return new SchemaState(List.of(flyway.info().all()));
    }

    /// True if no migration was applied.
    public boolean isEmpty() {
        return all.stream().noneMatch(migration -> migration.getState().isApplied());
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

    /// For `landlord doctor`: whether this version has written the schema, or can migrate it.
    public CheckResult check() {
        if (isNewer()) {
            return CheckResult.problem(
                    Check.SCHEMA,
                    "schema " + applied() + " was written by a newer version of Landlord; this version knows "
                            + known(),
                    "use that version or a newer one");
        }
        String changed = changed();
        if (changed != null) {
            return CheckResult.problem(
                    Check.SCHEMA,
                    "the schema differs from the schema of this version: migration " + changed + " has changed",
                    "use the version that wrote it, or restore a backup");
        }
        List<String> pending = pending();
        return pending.isEmpty()
                ? CheckResult.ok(Check.SCHEMA, "schema " + applied() + ", the schema of this version")
                : CheckResult.warning(
                                Check.SCHEMA,
                                "schema " + applied() + " is older than that of this version, " + known() + ": "
                                        + pending.size() + " migrations are pending",
                                "back up the database, then start the server of this version, which migrates it")
                        .detailed(pending, pending.size());
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
