package org.landlord.domain.audit;

import org.landlord.domain.shared.Label;

/// The actions that Landlord writes to the audit log: one for each kind of mutation, and for
/// reading an export. Recording usage has none, because the usage ledger is its own record; nor
///
/// have reservations, which precede usage.
///
/// The target is the entity to search for: of a membership the user, of a grant the project.
public enum AuditAction {
    ORG_CREATE("org.create", "org"),
    ORG_UPDATE("org.update", "org"),
    ORG_DELETE("org.delete", "org"),
    /// Rows of the organization were imported from another control plane.
    ORG_IMPORT("org.import", "org"),
    ORG_MEMBER_UPSERT("org.member.upsert", "org_member"),
    ORG_MEMBER_REMOVE("org.member.remove", "org_member"),
    TEAM_CREATE("team.create", "team"),
    TEAM_UPDATE("team.update", "team"),
    TEAM_DELETE("team.delete", "team"),
    TEAM_MEMBER_UPSERT("team.member.upsert", "team_member"),
    TEAM_MEMBER_REMOVE("team.member.remove", "team_member"),
    PROJECT_CREATE("project.create", "project"),
    PROJECT_UPDATE("project.update", "project"),
    PROJECT_DELETE("project.delete", "project"),
    PROJECT_TEAM_UPSERT("project.team.upsert", "project"),
    PROJECT_TEAM_REMOVE("project.team.remove", "project"),
    BILLING_ACCOUNT_UPSERT("billing.account.upsert", "billing_account"),
    IDENTITY_PROVIDER_UPSERT("identity_provider.upsert", "identity_provider"),
    IDENTITY_PROVIDER_DELETE("identity_provider.delete", "identity_provider"),
    USAGE_LIMIT_UPSERT("usage_limit.upsert", "usage_limit"),
    USAGE_LIMIT_DELETE("usage_limit.delete", "usage_limit"),
    USAGE_EVENT_VOID("usage_event.void", "usage_event"),
    /// Usage was recorded that is older than the backdating of the organization allows without a
    /// permission.
    USAGE_EVENT_BACKDATE("usage_event.backdate", "usage_event"),
    USAGE_SETTINGS_UPSERT("usage_settings.upsert", "usage_settings"),
    SECRET_REF_UPSERT("secret_ref.upsert", "secret_ref"),
    SECRET_REF_DELETE("secret_ref.delete", "secret_ref"),
    GATEWAY_UPSERT("gateway.upsert", "gateway"),
    GATEWAY_DELETE("gateway.delete", "gateway"),
    RUN_LAUNCH("run.launch", "run"),
    /// The gateway refused a launch, or does not know the run.
    RUN_LAUNCH_FAIL("run.launch_fail", "run"),
    RUN_CANCEL("run.cancel", "run"),
    RUN_PAUSE("run.pause", "run"),
    RUN_RESUME("run.resume", "run"),
    RUN_ASSIGN("run.assign", "run"),
    APPROVAL_DECIDE("approval.decide", "approval"),
    /// An approval was approved, denied or withdrawn.
    APPROVAL_END("approval.end", "approval"),
    APPROVAL_POLICY_UPSERT("approval_policy.upsert", "approval_policy"),
    APPROVAL_POLICY_DELETE("approval_policy.delete", "approval_policy"),
    API_KEY_CREATE("api_key.create", "api_key"),
    API_KEY_ROTATE("api_key.rotate", "api_key"),
    API_KEY_REVOKE("api_key.revoke", "api_key"),
    /// A sign-in.
    SESSION_CREATED("session.created", "session"),
    /// A sign-out, or a sign-in of the same browser again.
    SESSION_ENDED("session.ended", "session"),
    SESSION_REVOKED("session.revoked", "session"),
    /// A server was started on a restored backup: a state that is older than one that was there before.
    PLATFORM_RESTORE("platform.restore", "database"),
    /// An import from another control plane began to change the storage.
    PLATFORM_IMPORT("platform.import", "platform"),
    /// An export of the log was read.
    AUDIT_EXPORT("audit.export", "audit_log"),
    /// A caller lacked a sensitive permission.
    ACCESS_DENY("access.deny", "permission");

    private final String label;
    private final String targetType;

    AuditAction(String label, String targetType) {
        this.label = label;
        this.targetType = targetType;
    }

    public Label label() {
        return new Label(label);
    }

    public Label targetType() {
        return new Label(targetType);
    }
}
