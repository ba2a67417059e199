package org.landlord.persistence.jpa;

import java.util.List;
import org.landlord.persistence.jpa.sql.Slices;

/// The tables with rows of organizations, in an order in which rows go after the rows that reference them, so that no
/// statement cascades. Those of the usage ledger, which differ between databases, go between.
public final class TenantTables {

    public static final List<Slices.Part> FIRST = List.of(
            ofOrganization("audit_event", "org_id, sequence"),
            ofOrganization("quota_event", "org_id, sequence"),
            ofOrganization("quota_refusal", "org_id, sequence, number"),
            ofOrganization("quota_denial", "org_id, sequence"),
            ofOrganization("quota_reservation", "org_id, reservation_id"),
            ofOrganization("usage_limit", "org_id, scope, metric, unit, period"),
            ofOrganization("secret_ref", "org_id, name, scope"),
            ofOrganization("approval_decision", "org_id, approval_id, position"),
            ofOrganization("approval", "org_id, approval_id"),
            ofOrganization("workflow_run", "org_id, run_id"),
            ofOrganization("approval_policy", "org_id, policy_id"),
            ofOrganization("gateway", "scope, gateway_id"),
            ofOrganization("idempotency_record", "scope, idempotency_key"),
            ofOrganization("session", "session_id"),
            ofOrganization("api_key", "key_id"),
            ofOrganization("identity_provider_domain", "domain, org_id, provider_id"),
            ofOrganization("identity_provider", "org_id, provider_id"),
            ofOrganization("billing_account", "org_id"),
            ofOrganization("usage_settings", "org_id"),
            ofOrganization("project_team_grant", "org_id, project_id, team_id"),
            ofOrganization("team_member", "org_id, team_id, user_id"),
            ofOrganization("org_member", "org_id, user_id"));

    /// After the usage.
    public static final List<Slices.Part> LAST =
            List.of(ofOrganization("project", "org_id, project_id"), ofOrganization("team", "org_id, team_id"));

    /// At the end.
    public static final String ORGANIZATION = "DELETE FROM organization WHERE org_id = ?";

    private TenantTables() {}

    /// The rows of an organization in a table.
    ///
    /// @param key the columns of the primary key
    public static Slices.Part ofOrganization(String table, String key) {
        return new Slices.Part(table, key, "org_id = ?");
    }
}
