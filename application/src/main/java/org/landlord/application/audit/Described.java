package org.landlord.application.audit;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.domain.usage.Voiding;

/// Describes each kind of thing by its fields that can be set: the one place that says what the audit log tells of a
/// change. What identifies a thing is the target of its event. A new field that can be set belongs here, too; a test
/// that walks all commands fails until it does.
public final class Described {

    private Described() {}

    /// An organization.
    public static Fields of(Organization it) {
        return new Fields().text("slug", it.slug()).text("name", it.name()).metadata("metadata", it.metadata());
    }

    /// A member, if there is one.
    public static @Nullable Fields of(@Nullable OrgMember it) {
        return it == null ? null : new Fields().text("role", it.role().label());
    }

    /// A team.
    public static Fields of(Team it) {
        return new Fields().text("slug", it.slug()).text("name", it.name());
    }

    /// A member of a team, if there is one.
    public static @Nullable Fields of(@Nullable TeamMember it) {
        return it == null ? null : new Fields().text("role", it.role());
    }

    /// A project.
    public static Fields of(Project it) {
        return new Fields().text("slug", it.slug()).text("name", it.name()).metadata("metadata", it.metadata());
    }

    /// What a team may do in a project, if anything.
    public static @Nullable Fields of(@Nullable ProjectTeamGrant it) {
        return it == null ? null : new Fields().text("role", it.role());
    }

    /// A billing account, if there is one.
    public static @Nullable Fields of(@Nullable BillingAccount it) {
        return it == null
                ? null
                : new Fields()
                        .text("plan", it.plan())
                        .text("billingCustomerId", it.billingCustomerId())
                        .text("status", it.status());
    }

    /// An identity provider, if there is one. Where its certificate is kept is told: whose tokens are trusted hangs
    /// on it, and a certificate is no secret.
    public static @Nullable Fields of(@Nullable IdentityProvider it) {
        return it == null
                ? null
                : new Fields()
                        .text("type", it.type().label())
                        .text("issuer", it.issuer())
                        .text("ssoUrl", it.ssoUrl())
                        .text("certificateRef", it.certificateRef())
                        .text("clientId", it.clientId())
                        .text("audience", it.audience())
                        .text("status", it.status())
                        .metadata("metadata", it.metadata());
    }

    /// A limit, if there is one.
    public static @Nullable Fields of(@Nullable UsageLimit it) {
        return it == null
                ? null
                : new Fields()
                        .number("limitQuantity", it.limitQuantity().toBigDecimal())
                        .text("enforcement", it.enforcement().label())
                        .text("timeZone", it.timeZone())
                        .list("thresholds", it.thresholds().percents());
    }

    /// Where a secret lives, if anywhere: without the place itself.
    public static @Nullable Fields of(@Nullable SecretReference it) {
        return it == null
                ? null
                : new Fields()
                        .text("provider", it.provider())
                        .withheld("ref", it.ref())
                        .text("createdBy", it.createdBy())
                        .instant("rotatedAt", it.rotatedAt());
    }

    /// A key.
    public static Fields of(ApiKey it) {
        return new Fields()
                .text("name", it.name())
                .list("scopes", it.scopes().labels())
                .instant("expiresAt", it.expiresAt())
                .instant("revokedAt", it.revokedAt());
    }

    /// How usage is taken in.
    public static Fields of(UsageSettings it) {
        return new Fields()
                .number("backdatingDays", it.backdatingDays())
                .metadata("cloudEvents", it.cloudEvents().json());
    }

    /// How usage was reversed, if it was.
    public static Fields of(@Nullable Voiding it) {
        return it == null
                ? new Fields()
                : new Fields().instant("voidedAt", it.voidedAt()).text("voidReason", it.reason());
    }
}
