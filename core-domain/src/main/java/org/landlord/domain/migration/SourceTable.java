package org.landlord.domain.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The tables of a source: a database of another control plane. In the order of an import: a row refers
/// to rows of earlier tables only. Limits follow usage, so that the thresholds of a new limit are set
/// once; the audit log is the last.
public enum SourceTable {
    ORGS("orgId"),
    TEAMS("orgId", "teamId"),
    TEAM_MEMBERS("orgId", "teamId", "userId"),
    PROJECTS("orgId", "projectId"),
    PROJECT_TEAMS("orgId", "projectId", "teamId"),
    BILLING_ACCOUNTS("orgId"),
    IDENTITY_PROVIDERS("orgId", "providerId"),
    USAGE_EVENTS("orgId", "id"),
    USAGE_LIMITS("orgId", "projectId", "metric", "unit", "period"),
    SECRET_REFS("orgId", "projectId", "name"),
    AUDIT_EVENTS("orgId", "id");

    private final List<String> key;

    SourceTable(String... key) {
        this.key = List.of(key);
    }

    /// The names of the fields that identify a row. `projectId` is null for the organization as a
    /// whole.
    public List<String> key() {
        return key;
    }

    /// For example `team_members`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The tables whose rows belong to an organization: all except [#ORGS].
    public static List<SourceTable> ofOrganizations() {
        return Arrays.stream(values()).filter(table -> table != ORGS).toList();
    }
}
