package org.landlord.port.contracts.out;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Origin;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.out.Stores;

/// Arbitrary values for tests.
public final class Fixtures {

    /// The default instant.
    public static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123Z");

    /// Text with UTF-8 characters of one to four bytes, and with special characters of JSON, SQL and CSV.
    public static final String UNICODE = "Zoë \uFF5E \uD83D\uDE00 \"x\" 'y' \\ , ; % _ <b>&amp;";

    private Fixtures() {}

    /// Unique text that is valid as an id.
    public static String uniqueId(String prefix) {
        return prefix + "_" + UUID.randomUUID();
    }

    /// A new organization, not stored.
    public static Organization organization() {
        String id = uniqueId("org");
        return organization(id, id.replace('_', '-'));
    }

    /// An organization with this id and slug.
    public static Organization organization(String orgId, String slug) {
        return new Organization(new OrgId(orgId), new Slug(slug), new Name("Organization"), Metadata.empty(), NOW, NOW);
    }

    /// Deletes an organization if it exists, and removes all its rows in the same unit of work.
    public static void deleteOrganization(Stores stores, OrgId orgId) {
        stores.organizations().markDeleted(orgId, NOW);
        boolean more = true;
        while (more) {
            more = stores.organizations().removeSome(orgId);
        }
    }

    /// Nested metadata with every JSON type, and with numbers that floating point cannot represent.
    public static Metadata richMetadata() {
        Map<String, @Nullable Object> nested = new LinkedHashMap<>();
        nested.put("null", null);
        nested.put("true", true);
        nested.put("list", Arrays.asList("a", null, false, new BigDecimal("0.10"), Map.of(), List.of()));
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("z", new BigDecimal("1.00"));
        members.put("a", new BigDecimal("12345678901234567890.123456789"));
        members.put("exponent", new BigDecimal("1E+30"));
        members.put("negative", new BigDecimal("-0.000000001"));
        members.put(UNICODE, UNICODE);
        members.put("", "\u0000\u0007\n\t\u2028");
        members.put("nested", nested);
        return Metadata.of(members);
    }

    /// The next event of the platform log.
    public static PlatformAuditEvent platformEvent(long sequence, String targetId) {
        return new PlatformAuditEvent(
                sequence,
                new AuditEventId(uniqueId("evt")),
                null,
                null,
                Origin.unknown(),
                new Label("org.delete"),
                new Label("org"),
                new TargetId(targetId),
                NOW,
                Metadata.empty());
    }
}
