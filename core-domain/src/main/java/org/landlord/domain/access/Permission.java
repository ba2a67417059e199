package org.landlord.domain.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.landlord.domain.shared.Choices;

/// The permissions: a closed set. Every use case requires one.
public enum Permission {
    /// See an organization, its members, its teams and their members.
    ORG_READ("org:read", "the organization, its members and its teams"),
    /// Change an organization's slug, name and metadata.
    ORG_WRITE("org:write", "change slug, name and metadata of the organization"),
    /// Delete an organization with everything under it.
    ORG_DELETE("org:delete", "delete the organization and everything under it"),
    /// Change who belongs to an organization and to its teams.
    MEMBER_WRITE("member:write", "members, teams and the members of teams"),
    /// See a project and its teams.
    PROJECT_READ("project:read", "projects and their teams"),
    /// Create, change and delete projects, and grant teams access to them.
    PROJECT_WRITE("project:write", "projects and their teams"),
    USAGE_READ("usage:read", "usage events and their sums"),
    USAGE_WRITE("usage:write", "record and reserve usage"),
    /// Correct the ledger: reverse events, exceed hard limits, backdate without a limit, verify and
    /// rebuild sums.
    USAGE_CORRECT(
            "usage:correct", "reverse events, exceed hard limits, backdate without a limit, verify and rebuild sums"),
    /// See limits, their usage, their reservations and threshold events.
    LIMIT_READ("limit:read", "limits, their usage, reservations and threshold events"),
    LIMIT_WRITE("limit:write", "limits"),
    BILLING_READ("billing:read", "the billing account"),
    BILLING_WRITE("billing:write", "the billing account"),
    IDP_READ("idp:read", "identity providers"),
    /// Change identity providers. This includes the power to sign in as any member of the
    /// organization.
    IDP_WRITE("idp:write", "identity providers"),
    SECRET_READ("secret:read", "secret references"),
    SECRET_WRITE("secret:write", "secret references"),
    GATEWAY_READ("gateway:read", "workflow gateways"),
    /// Change workflow gateways. Whoever changes the address of a gateway receives its token.
    GATEWAY_WRITE("gateway:write", "workflow gateways"),
    /// See workflows, runs and approvals.
    RUN_READ("run:read", "workflows, runs and approvals"),
    RUN_LAUNCH("run:launch", "launch runs"),
    /// Cancel, pause and resume runs.
    RUN_CONTROL("run:control", "cancel, pause and resume runs"),
    APPROVAL_DECIDE("approval:decide", "decide approvals, if the policies permit it"),
    POLICY_READ("policy:read", "approval policies"),
    POLICY_WRITE("policy:write", "approval policies"),
    /// See the audit log, and export all data of an organization.
    AUDIT_READ("audit:read", "the audit log and the full export of the organization"),
    /// Record events of the caller's own service in the audit log.
    AUDIT_WRITE("audit:write", "record your service's own audit events"),
    KEY_READ("key:read", "API keys, without their secrets"),
    /// Create, rotate and revoke API keys.
    KEY_WRITE("key:write", "API keys"),
    SESSION_READ("session:read", "sessions of the console"),
    /// End sessions of others.
    SESSION_WRITE("session:write", "end sessions of the console"),
    /// See the audit log of the platform.
    PLATFORM_READ("platform:read", "the platform's own audit log"),
    PLATFORM_WRITE("platform:write", "create organizations");

    private static final Set<Permission> OF_ORGANIZATIONS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(PLATFORM_READ, PLATFORM_WRITE)));

    private final String label;
    private final String description;

    Permission(String label, String description) {
        this.label = label;
        this.description = description;
    }

    public String label() {
        return label;
    }

    /// A short description for documentation.
    public String description() {
        return description;
    }

    public boolean reads() {
        return label.endsWith(":read");
    }

    /// True if a denied attempt is recorded in the audit log: changes of access, secrets or
    /// billing, and reads of secrets, keys or the audit log.
    public boolean isSensitive() {
        return switch (this) {
            case ORG_WRITE,
                    ORG_DELETE,
                    MEMBER_WRITE,
                    PROJECT_WRITE,
                    LIMIT_WRITE,
                    BILLING_WRITE,
                    IDP_WRITE,
                    SECRET_READ,
                    SECRET_WRITE,
                    AUDIT_READ,
                    AUDIT_WRITE,
                    GATEWAY_WRITE,
                    APPROVAL_DECIDE,
                    POLICY_WRITE,
                    KEY_READ,
                    KEY_WRITE,
                    SESSION_READ,
                    SESSION_WRITE,
                    PLATFORM_READ,
                    PLATFORM_WRITE -> true;
            case ORG_READ,
                    PROJECT_READ,
                    USAGE_READ,
                    USAGE_WRITE,
                    USAGE_CORRECT,
                    LIMIT_READ,
                    BILLING_READ,
                    IDP_READ,
                    GATEWAY_READ,
                    RUN_READ,
                    RUN_LAUNCH,
                    RUN_CONTROL,
                    POLICY_READ -> false;
        };
    }

    /// The permissions that apply to organizations.
    public static Set<Permission> ofOrganizations() {
        return OF_ORGANIZATIONS;
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one
    ///     of them
    public static Permission of(String label) {
        return Choices.of(values(), Permission::label, label);
    }

    /// The read permissions that apply to organizations.
    static Set<Permission> allThatRead() {
        Set<Permission> reading = EnumSet.noneOf(Permission.class);
        Arrays.stream(values())
                .filter(permission -> permission.reads() && OF_ORGANIZATIONS.contains(permission))
                .forEach(reading::add);
        return reading;
    }

    @Override
    public String toString() {
        return label;
    }
}
