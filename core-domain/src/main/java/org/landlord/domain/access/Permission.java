package org.landlord.domain.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.landlord.domain.shared.Choices;

/// What somebody may be allowed to do: a closed set. Every use case needs one of these.
public enum Permission {
    /// See an organization, its members, its teams and their members.
    ORG_READ("org:read", "the organization, its members and its teams"),
    /// Change an organization's slug, name and metadata.
    ORG_WRITE("org:write", "change slug, name and metadata of the organization"),
    /// Delete an organization with everything under it.
    ORG_DELETE("org:delete", "delete the organization and everything under it"),
    /// Change who belongs to an organization and to its teams.
    MEMBER_WRITE("member:write", "members, teams and the members of teams"),
    /// See a project and which teams get at it.
    PROJECT_READ("project:read", "projects and the teams that get at them"),
    /// Make, change and delete projects, and say which teams get at them.
    PROJECT_WRITE("project:write", "projects and the teams that get at them"),
    /// See usage events and their sums.
    USAGE_READ("usage:read", "usage events and their sums"),
    /// Record usage, and reserve it beforehand.
    USAGE_WRITE("usage:write", "record usage and reserve it beforehand"),
    /// Put right what was recorded: reverse events, record past hard limits or far back, check and rebuild sums.
    USAGE_CORRECT("usage:correct", "reverse events, record past hard limits or far back, check and rebuild sums"),
    /// See limits, how they stand, their reservations and the thresholds that were crossed.
    LIMIT_READ("limit:read", "limits, how they stand, reservations and crossed thresholds"),
    /// Set and delete limits.
    LIMIT_WRITE("limit:write", "limits"),
    /// See how an organization pays.
    BILLING_READ("billing:read", "the billing account"),
    /// Change how an organization pays.
    BILLING_WRITE("billing:write", "the billing account"),
    /// See where people sign in.
    IDP_READ("idp:read", "identity providers"),
    /// Change where people sign in. Whoever may do that may sign in as anybody of the organization.
    IDP_WRITE("idp:write", "identity providers"),
    /// See where secrets live.
    SECRET_READ("secret:read", "secret references"),
    /// Change where secrets live.
    SECRET_WRITE("secret:write", "secret references"),
    /// See the audit log, and export everything that is known of an organization.
    AUDIT_READ("audit:read", "the audit log, and the export of all that is known of the organization"),
    /// Write events of one's own service into the audit log.
    AUDIT_WRITE("audit:write", "record events of one's own service in the audit log"),
    /// See which API keys there are.
    KEY_READ("key:read", "API keys, without their secrets"),
    /// Make, rotate and revoke API keys.
    KEY_WRITE("key:write", "API keys"),
    /// See what belongs to no organization: the audit log of the platform.
    PLATFORM_READ("platform:read", "the platform's own audit log"),
    /// Make organizations.
    PLATFORM_WRITE("platform:write", "make organizations");

    private static final Set<Permission> OF_ORGANIZATIONS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(PLATFORM_READ, PLATFORM_WRITE)));

    private final String label;
    private final String covers;

    Permission(String label, String covers) {
        this.label = label;
        this.covers = covers;
    }

    /// How it is written everywhere: `org:read`.
    public String label() {
        return label;
    }

    /// What it is about, in a few words for people.
    public String covers() {
        return covers;
    }

    /// True if it only looks.
    public boolean reads() {
        return label.endsWith(":read");
    }

    /// True if an attempt without it is worth an entry in the audit log: whoever tries wants to change who gets
    /// in, what secrets there are, what is paid, or what is known of all of that.
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
                    KEY_READ,
                    KEY_WRITE,
                    PLATFORM_READ,
                    PLATFORM_WRITE -> true;
            case ORG_READ, PROJECT_READ, USAGE_READ, USAGE_WRITE, USAGE_CORRECT, LIMIT_READ, BILLING_READ, IDP_READ ->
                false;
        };
    }

    /// Everything that can be done within one organization.
    public static Set<Permission> ofOrganizations() {
        return OF_ORGANIZATIONS;
    }

    /// @param label one of the labels, exactly
    /// @throws org.landlord.domain.failure.InvalidInput if it is none of them; the message lists them
    public static Permission of(String label) {
        return Choices.of(values(), Permission::label, label);
    }

    /// All that only look.
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
