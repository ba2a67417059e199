package org.landlord.adapter.client.audit;

import java.util.List;
import java.util.function.Function;
import org.landlord.adapter.client.access.AccessJson;
import org.landlord.adapter.client.billing.BillingAccountJson;
import org.landlord.adapter.client.identity.IdentityProviderJson;
import org.landlord.adapter.client.quota.QuotaJson;
import org.landlord.adapter.client.quota.UsageLimitJson;
import org.landlord.adapter.client.secret.SecretReferenceJson;
import org.landlord.adapter.client.shared.JsonObjectReader;
import org.landlord.adapter.client.tenancy.TenancyJson;
import org.landlord.adapter.client.usage.UsageJson;
import org.landlord.adapter.client.usage.UsageSettingsJson;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.audit.AuditExport;

/// Reads what the server says of audit events and exports.
final class AuditJson {

    private AuditJson() {}

    static AuditEvent event(JsonObjectReader json) {
        return new AuditEvent(
                json.text("orgId", OrgId::new),
                json.number("sequence"),
                json.text("eventId", AuditEventId::new),
                json.optional("projectId", ProjectId::new),
                json.optional("actorId", ActorId::new),
                json.optional("actorKind", ActorKind::of),
                json.optional("recordedBy", ActorId::new),
                origin(json),
                json.text("action", Label::new),
                json.text("targetType", Label::new),
                json.optional("targetId", TargetId::new),
                json.instant("occurredAt"),
                json.changes("metadata"));
    }

    static PlatformAuditEvent platformEvent(JsonObjectReader json) {
        return new PlatformAuditEvent(
                json.number("sequence"),
                json.text("eventId", AuditEventId::new),
                json.optional("actorId", ActorId::new),
                json.optional("actorKind", ActorKind::of),
                origin(json),
                json.text("action", Label::new),
                json.text("targetType", Label::new),
                json.text("targetId", TargetId::new),
                json.instant("occurredAt"),
                json.changes("metadata"));
    }

    private static Origin origin(JsonObjectReader json) {
        return new Origin(
                json.optional("requestId", Function.identity()),
                json.optional("address", Function.identity()),
                json.optional("userAgent", Function.identity()));
    }

    /// All of an export but its events.
    static AuditExport exportWithoutEvents(JsonObjectReader json) {
        return new AuditExport(
                json.instant("exportedAt"),
                json.object("org", TenancyJson::organization),
                json.list("members", TenancyJson::orgMember),
                json.list("projects", TenancyJson::project),
                json.list("teams", AuditJson::team),
                json.optionalObject("billing", BillingAccountJson::read),
                json.list("identityProviders", IdentityProviderJson::read),
                json.list("usage", UsageJson::total),
                json.object("usageSettings", UsageSettingsJson::read),
                json.list("usageLimits", UsageLimitJson::read),
                json.list("quotaReservations", QuotaJson::view),
                json.list("secretRefs", SecretReferenceJson::read),
                json.list("apiKeys", AccessJson::key),
                json.list("quotaEvents", QuotaJson::event),
                List.of());
    }

    private static AuditExport.TeamExport team(JsonObjectReader json) {
        return new AuditExport.TeamExport(
                TenancyJson.team(json),
                json.list("members", TenancyJson::teamMember),
                json.list("grants", TenancyJson::projectTeam));
    }
}
