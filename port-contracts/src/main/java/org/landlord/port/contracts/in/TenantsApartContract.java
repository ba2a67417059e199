package org.landlord.port.contracts.in;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.audit.AuditExport;
import org.landlord.port.in.audit.AuditFormat;
import org.landlord.port.in.audit.ExportAudit;

/// The isolation of organizations, even if all their ids are the same.
public abstract class TenantsApartContract extends InboundContract {

    @ParameterizedTest
    @EnumSource
    void a_list_contains_nothing_of_another_organization(ListOfOrg list) {
        FilledOrg one = FilledOrg.fill(landlord(), caller(), newOrg().orgId());
        List<Object> before = all(page -> list.read(one, page));

        FilledOrg two = FilledOrg.fill(landlord(), caller(), newOrg().orgId());

        assertThat(all(page -> list.read(one, page))).isEqualTo(before);
        assertThat(InboundContract.<Object>all(page -> list.read(two, page)))
                .hasSameSizeAs(before)
                .doesNotContainAnyElementsOf(before);
    }

    @Test
    void an_export_contains_nothing_of_another_organization() {
        FilledOrg one = FilledOrg.fill(landlord(), caller(), newOrg().orgId());
        FilledOrg two = FilledOrg.fill(landlord(), caller(), newOrg().orgId());

        List<String> seen = landlord()
                .auditTrail()
                .export(
                        caller(),
                        new ExportAudit(one.orgId(), Window.always(), AuditFormat.JSON),
                        TenantsApartContract::organizations);

        assertThat(seen)
                .hasSizeGreaterThan(FilledOrg.ITEMS * 8)
                .containsOnly(one.orgId().value())
                .doesNotContain(two.orgId().value());
    }

    /// The organization of each entity in the export.
    private static List<String> organizations(AuditExport export) {
        List<Object> seen = new ArrayList<>();
        seen.add(export.org().orgId());
        export.members().forEach(member -> seen.add(member.orgId()));
        export.projects().forEach(project -> seen.add(project.orgId()));
        export.teams().forEach(team -> {
            seen.add(team.team().orgId());
            team.members().forEach(member -> seen.add(member.orgId()));
            team.grants().forEach(grant -> seen.add(grant.orgId()));
        });
        export.identityProviders().forEach(provider -> seen.add(provider.orgId()));
        export.usage().forEach(total -> seen.add(total.orgId()));
        export.usageLimits().forEach(limit -> seen.add(limit.key().orgId()));
        export.secretRefs().forEach(reference -> seen.add(reference.key().orgId()));
        for (AuditEvent event : export.auditEvents()) {
            seen.add(event.orgId());
        }
        return seen.stream().map(Object::toString).toList();
    }
}
