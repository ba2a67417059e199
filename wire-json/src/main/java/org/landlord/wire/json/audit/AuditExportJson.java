package org.landlord.wire.json.audit;

import org.landlord.domain.audit.AuditEvent;
import org.landlord.port.in.audit.AuditExport;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;
import org.landlord.wire.json.access.ApiKeyJson;
import org.landlord.wire.json.billing.BillingAccountJson;
import org.landlord.wire.json.identity.IdentityProviderJson;
import org.landlord.wire.json.quota.QuotaEventJson;
import org.landlord.wire.json.quota.QuotaReservationJson;
import org.landlord.wire.json.quota.UsageLimitJson;
import org.landlord.wire.json.secret.SecretReferenceJson;
import org.landlord.wire.json.tenancy.OrgMemberJson;
import org.landlord.wire.json.tenancy.OrganizationJson;
import org.landlord.wire.json.tenancy.ProjectJson;
import org.landlord.wire.json.tenancy.ProjectTeamJson;
import org.landlord.wire.json.tenancy.TeamJson;
import org.landlord.wire.json.tenancy.TeamMemberJson;
import org.landlord.wire.json.usage.UsageSettingsJson;
import org.landlord.wire.json.usage.UsageSummaryJson;

/// The audit export as one JSON document. Each list is written while it is read; the longest comes last.
public final class AuditExportJson {

    /// The name of the last member, a list that may not fit into memory.
    public static final String AUDIT_EVENTS = "auditEvents";

    private AuditExportJson() {}

    public static void write(AuditExport export, ObjectWriter out) {
        out.instant("exportedAt", export.exportedAt())
                .object("org", export.org(), OrganizationJson::write)
                .array("members", export.members(), OrgMemberJson::write)
                .array("projects", export.projects(), ProjectJson::write)
                .array("teams", export.teams(), AuditExportJson::writeTeam)
                .object("billing", export.billing(), BillingAccountJson::write)
                .array("identityProviders", export.identityProviders(), IdentityProviderJson::writeStored)
                .array("usage", export.usage(), (total, to) -> UsageSummaryJson.write(total, to, false, false))
                .object("usageSettings", export.usageSettings(), UsageSettingsJson::write)
                .array("usageLimits", export.usageLimits(), UsageLimitJson::write)
                .array("quotaReservations", export.quotaReservations(), QuotaReservationJson::write)
                .array("secretRefs", export.secretRefs(), SecretReferenceJson::write)
                .array("apiKeys", export.apiKeys(), ApiKeyJson::write)
                .array("quotaEvents", export.quotaEvents(), QuotaEventJson::write)
                .array(AUDIT_EVENTS, export.auditEvents(), AuditEventJson::write);
    }

    /// @param in all members but the last
    /// @param auditEvents the last, which is read while it arrives
    public static AuditExport read(ObjectReader in, Iterable<AuditEvent> auditEvents) {
        return new AuditExport(
                in.instant("exportedAt"),
                in.requiredObject("org", OrganizationJson::read),
                in.list("members", OrgMemberJson::read),
                in.list("projects", ProjectJson::read),
                in.list("teams", AuditExportJson::readTeam),
                in.object("billing", BillingAccountJson::read),
                in.list("identityProviders", IdentityProviderJson::readStored),
                in.list("usage", UsageSummaryJson::read),
                in.requiredObject("usageSettings", UsageSettingsJson::read),
                in.list("usageLimits", UsageLimitJson::read),
                in.list("quotaReservations", QuotaReservationJson::read),
                in.list("secretRefs", SecretReferenceJson::read),
                in.list("apiKeys", ApiKeyJson::read),
                in.list("quotaEvents", QuotaEventJson::read),
                auditEvents);
    }

    private static void writeTeam(AuditExport.TeamExport export, ObjectWriter out) {
        TeamJson.write(export.team(), out);
        out.array("members", export.members(), TeamMemberJson::write)
                .array("grants", export.grants(), ProjectTeamJson::write);
    }

    private static AuditExport.TeamExport readTeam(ObjectReader in) {
        return new AuditExport.TeamExport(
                TeamJson.read(in), in.list("members", TeamMemberJson::read), in.list("grants", ProjectTeamJson::read));
    }
}
