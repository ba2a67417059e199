package org.landlord.domain.audit;

import org.landlord.domain.shared.Label;

/// What Landlord itself writes into the audit log: one action for each kind of mutation, and the reading of an
/// export. Recording usage is none: the usage ledger is its own record. Neither are reservations, which come
/// before it. The target is what somebody would look for: of a membership the user, of a grant and of a limit
/// what it is about.
public enum AuditAction {
    /// `org.create`.
    ORG_CREATE("org.create", "org"),
    /// `org.update`.
    ORG_UPDATE("org.update", "org"),
    /// `org.delete`.
    ORG_DELETE("org.delete", "org"),
    /// `org.member.upsert`.
    ORG_MEMBER_UPSERT("org.member.upsert", "org_member"),
    /// `org.member.remove`.
    ORG_MEMBER_REMOVE("org.member.remove", "org_member"),
    /// `team.create`.
    TEAM_CREATE("team.create", "team"),
    /// `team.update`.
    TEAM_UPDATE("team.update", "team"),
    /// `team.delete`.
    TEAM_DELETE("team.delete", "team"),
    /// `team.member.upsert`.
    TEAM_MEMBER_UPSERT("team.member.upsert", "team_member"),
    /// `team.member.remove`.
    TEAM_MEMBER_REMOVE("team.member.remove", "team_member"),
    /// `project.create`.
    PROJECT_CREATE("project.create", "project"),
    /// `project.update`.
    PROJECT_UPDATE("project.update", "project"),
    /// `project.delete`.
    PROJECT_DELETE("project.delete", "project"),
    /// `project.team.upsert`.
    PROJECT_TEAM_UPSERT("project.team.upsert", "project"),
    /// `project.team.remove`.
    PROJECT_TEAM_REMOVE("project.team.remove", "project"),
    /// `billing.account.upsert`.
    BILLING_ACCOUNT_UPSERT("billing.account.upsert", "billing_account"),
    /// `identity_provider.upsert`.
    IDENTITY_PROVIDER_UPSERT("identity_provider.upsert", "identity_provider"),
    /// `identity_provider.delete`.
    IDENTITY_PROVIDER_DELETE("identity_provider.delete", "identity_provider"),
    /// `usage_limit.upsert`.
    USAGE_LIMIT_UPSERT("usage_limit.upsert", "usage_limit"),
    /// `usage_limit.delete`.
    USAGE_LIMIT_DELETE("usage_limit.delete", "usage_limit"),
    /// `usage_event.void`.
    USAGE_EVENT_VOID("usage_event.void", "usage_event"),
    /// `usage_event.backdate`: usage was recorded that is older than the organization allows without more.
    USAGE_EVENT_BACKDATE("usage_event.backdate", "usage_event"),
    /// `usage_settings.upsert`.
    USAGE_SETTINGS_UPSERT("usage_settings.upsert", "usage_settings"),
    /// `secret_ref.upsert`.
    SECRET_REF_UPSERT("secret_ref.upsert", "secret_ref"),
    /// `secret_ref.delete`.
    SECRET_REF_DELETE("secret_ref.delete", "secret_ref"),
    /// `api_key.create`.
    API_KEY_CREATE("api_key.create", "api_key"),
    /// `api_key.rotate`.
    API_KEY_ROTATE("api_key.rotate", "api_key"),
    /// `api_key.revoke`.
    API_KEY_REVOKE("api_key.revoke", "api_key"),
    /// `audit.export`: somebody took the log away.
    AUDIT_EXPORT("audit.export", "audit_log"),
    /// `access.deny`: somebody tried what they may not do.
    ACCESS_DENY("access.deny", "permission");

    private final String label;
    private final String targetType;

    AuditAction(String label, String targetType) {
        this.label = label;
        this.targetType = targetType;
    }

    /// How the action is written: `org.create`.
    public Label label() {
        return new Label(label);
    }

    /// What kind of thing it is done to: `org`.
    public Label targetType() {
        return new Label(targetType);
    }
}
