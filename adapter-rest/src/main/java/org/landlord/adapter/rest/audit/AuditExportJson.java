package org.landlord.adapter.rest.audit;

import org.landlord.adapter.rest.access.ApiKeyJson;
import org.landlord.adapter.rest.billing.BillingAccountJson;
import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.adapter.rest.identity.IdentityProviderJson;
import org.landlord.adapter.rest.quota.QuotaEventJson;
import org.landlord.adapter.rest.quota.QuotaReservationJson;
import org.landlord.adapter.rest.quota.UsageLimitJson;
import org.landlord.adapter.rest.secret.SecretReferenceJson;
import org.landlord.adapter.rest.tenancy.OrgMemberJson;
import org.landlord.adapter.rest.tenancy.OrganizationJson;
import org.landlord.adapter.rest.tenancy.ProjectJson;
import org.landlord.adapter.rest.tenancy.ProjectTeamJson;
import org.landlord.adapter.rest.tenancy.TeamJson;
import org.landlord.adapter.rest.tenancy.TeamMemberJson;
import org.landlord.adapter.rest.usage.UsageSettingsJson;
import org.landlord.adapter.rest.usage.UsageTotalJson;
import org.landlord.port.in.audit.AuditExport;

/// The audit export as one JSON document. Each list is written while it is read; the longest comes last.
final class AuditExportJson {

    private AuditExportJson() {}

    static void write(AuditExport export, ObjectWriter out) {
        out.instant("exportedAt", export.exportedAt())
                .object("org", export.org(), OrganizationJson::write)
                .array("members", export.members(), OrgMemberJson::write)
                .array("projects", export.projects(), ProjectJson::write)
                .array("teams", export.teams(), AuditExportJson::writeTeam)
                .object("billing", export.billing(), BillingAccountJson::write)
                .array("identityProviders", export.identityProviders(), IdentityProviderJson::write)
                .array("usage", export.usage(), UsageTotalJson::write)
                .object("usageSettings", export.usageSettings(), UsageSettingsJson::write)
                .array("usageLimits", export.usageLimits(), UsageLimitJson::write)
                .array("quotaReservations", export.quotaReservations(), QuotaReservationJson::write)
                .array("secretRefs", export.secretRefs(), SecretReferenceJson::write)
                .array("apiKeys", export.apiKeys(), ApiKeyJson::write)
                .array("quotaEvents", export.quotaEvents(), QuotaEventJson::write)
                .array("auditEvents", export.auditEvents(), AuditEventJson::write);
    }

    private static void writeTeam(AuditExport.TeamExport export, ObjectWriter out) {
        TeamJson.write(export.team(), out);
        out.array("members", export.members(), TeamMemberJson::write)
                .array("grants", export.grants(), ProjectTeamJson::write);
    }
}
