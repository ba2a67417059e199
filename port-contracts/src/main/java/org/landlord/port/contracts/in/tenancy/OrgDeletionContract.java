package org.landlord.port.contracts.in.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.FilledOrg;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.quota.ListDenials;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;

/// The contract of [Organizations] for deletion: it removes all data of the organization, and nothing else.
public abstract class OrgDeletionContract extends InboundContract {

    @Test
    void a_deleted_organization_is_not_found_nor_is_any_of_its_data() {
        OrgId orgId = filledOrg();

        delete(orgId, NONE);

        assertNotFound("org", orgId, () -> landlord().organizations().get(caller(), orgId));
        assertNotFound(
                "org", orgId, () -> landlord().organizations().listMembers(caller(), orgId, PageRequest.first()));
        assertNotFound("org", orgId, () -> landlord().teams().get(caller(), orgId, FilledOrg.TEAM));
        assertNotFound("org", orgId, () -> landlord().projects().get(caller(), orgId, FilledOrg.PROJECT));
        assertNotFound("org", orgId, () -> landlord().billingAccounts().get(caller(), orgId));
        assertNotFound(
                "org", orgId, () -> landlord().identityProviders().get(caller(), orgId, new ProviderId("idp_0")));
        assertNotFound("org", orgId, () -> auditLog(orgId));
        assertNotFound(
                "org",
                orgId,
                () -> landlord()
                        .secretReferences()
                        .get(caller(), new SecretKey(orgId, null, new SecretName("secret 1"))));
        assertNotFound(
                "org",
                orgId,
                () -> landlord()
                        .usageLimits()
                        .delete(caller(), LimitKey.of(orgId, null, new Label("metric_1"), null, Period.DAILY), NONE));
        assertNotFound("org", orgId, () -> delete(orgId, NONE));
    }

    @Test
    void an_organization_with_the_same_id_and_slug_starts_empty() {
        OrgId orgId = filledOrg();

        recreate(orgId);

        assertThat(auditLog(orgId)).extracting(AuditEvent::action).containsExactly(AuditAction.ORG_CREATE.label());
        assertThat(auditLog(orgId)).extracting(AuditEvent::sequence).containsExactly(1L);
        assertThat(all(page -> landlord().organizations().listMembers(caller(), orgId, page)))
                .isEmpty();
        assertThat(all(page -> landlord().teams().list(caller(), orgId, page))).isEmpty();
        assertThat(all(page -> landlord().projects().list(caller(), orgId, page)))
                .isEmpty();
        assertNotFound("billing_account", () -> landlord().billingAccounts().get(caller(), orgId));
        assertThat(all(page -> landlord().identityProviders().list(caller(), orgId, null, page)))
                .isEmpty();
        assertThat(all(page -> landlord().usageLimits().list(caller(), orgId, page)))
                .isEmpty();
        assertThat(all(page -> landlord().secretReferences().list(caller(), orgId, new SecretScope.Everything(), page)))
                .isEmpty();
        assertThat(all(page -> landlord().quotaReservations().list(caller(), orgId, null, page)))
                .isEmpty();
        ListQuotaEvents crossings = new ListQuotaEvents(orgId, null, null, SequenceOrder.oldestFirst());
        assertThat(all(page -> landlord().quotaEvents().list(caller(), crossings, page)))
                .isEmpty();
        ListDenials denials = new ListDenials(orgId, null, null, null, null, Window.always());
        assertThat(all(page -> landlord().denials().list(caller(), denials, page)))
                .isEmpty();
        UsageQuery usage = new UsageQuery(orgId, null, null, null, null, Window.always());
        assertThat(all(page -> landlord().usage().list(caller(), usage, page))).isEmpty();
    }

    @Test
    void a_usage_event_id_of_the_deleted_organization_is_available_again() {
        OrgId orgId = filledOrg();
        recreate(orgId);
        RecordUsage other = new RecordUsage(
                new EventId("evt_0"), null, null, new Label("x"), Quantity.of(9), null, null, Metadata.empty());

        assertThat(landlord().usage().record(caller(), orgId, other).duplicate())
                .isFalse();
    }

    @Test
    void all_ids_are_available_again() {
        OrgId orgId = filledOrg();
        recreate(orgId);

        FilledOrg again = FilledOrg.fill(landlord(), caller(), orgId);

        assertThat(all(page -> landlord().teams().listMembers(caller(), again.orgId(), FilledOrg.TEAM, page)))
                .extracting(TeamMember::userId)
                .hasSize(FilledOrg.ITEMS);
    }

    @Test
    void the_slug_of_a_deleted_organization_is_available() {
        Organization old = newOrg();
        delete(old.orgId(), NONE);

        Organization next = landlord()
                .organizations()
                .create(caller(), new CreateOrganization(null, old.slug(), old.name(), Metadata.empty()));

        assertThat(next.slug()).isEqualTo(old.slug());
    }

    @Test
    void another_organization_with_the_same_ids_is_not_changed() {
        OrgId gone = filledOrg();
        OrgId stays = filledOrg();
        List<AuditEvent> log = auditLog(stays);

        delete(gone, NONE);

        assertThat(auditLog(stays)).isEqualTo(log);
        assertThat(all(page -> landlord().teams().listMembers(caller(), stays, FilledOrg.TEAM, page)))
                .hasSize(FilledOrg.ITEMS);
        assertThat(all(page -> landlord().projects().listTeams(caller(), stays, FilledOrg.PROJECT, page)))
                .hasSize(FilledOrg.ITEMS);
        assertThat(all(page -> landlord().usageLimits().list(caller(), stays, page)))
                .hasSize(2 * FilledOrg.ITEMS);
        ListDenials denials = new ListDenials(stays, null, null, null, null, Window.always());
        assertThat(all(page -> landlord().denials().list(caller(), denials, page)))
                .hasSize(FilledOrg.ITEMS);
    }

    @Test
    void a_delete_with_another_version_is_refused() {
        Organization org = newOrg();

        assertPreconditionFailed(() -> delete(org.orgId(), STALE));
        assertThat(landlord().organizations().get(caller(), org.orgId())).isEqualTo(org);

        delete(org.orgId(), matching(org.version()));
        assertNotFound("org", org.orgId(), () -> landlord().organizations().get(caller(), org.orgId()));
    }

    private OrgId filledOrg() {
        return FilledOrg.fill(landlord(), caller(), newOrg().orgId()).orgId();
    }

    private void recreate(OrgId orgId) {
        Organization old = landlord().organizations().get(caller(), orgId);
        delete(orgId, NONE);
        landlord()
                .organizations()
                .create(caller(), new CreateOrganization(orgId, old.slug(), old.name(), Metadata.empty()));
    }

    private void delete(OrgId orgId, Precondition precondition) {
        landlord().organizations().delete(caller(), orgId, precondition);
    }
}
