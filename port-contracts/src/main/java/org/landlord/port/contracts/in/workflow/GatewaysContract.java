package org.landlord.port.contracts.in.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.in.Refusals.assertDuplicate;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.domain.workflow.UsageSource;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.workflow.CreateGateway;
import org.landlord.port.in.workflow.GatewaySettings;
import org.landlord.port.in.workflow.GatewayView;
import org.landlord.port.in.workflow.PutGateway;

/// The contract of [org.landlord.port.in.workflow.Gateways].
public abstract class GatewaysContract extends InboundContract {

    private static final GatewayId ID = new GatewayId("gw_a");

    private static final UsageMapping TOKENS = new UsageMapping(
            UsageSource.OUTPUT, new DataPointer("/usage/tokens"), new Label("tokens"), new Label("token"));

    private static GatewaySettings settings(@Nullable String status) {
        // Not active: no server is to call it.
        return new GatewaySettings(
                new Name("Builds"),
                new GatewayUrl("https://gateway.example.com/base/"),
                TokenReference.of("file:builds.token"),
                status == null ? null : new Label(status),
                List.of(TOKENS));
    }

    private GatewayView create(@Nullable OrgId orgId, @Nullable GatewayId gatewayId) {
        return landlord().gateways().create(caller(), new CreateGateway(orgId, gatewayId, settings("off")));
    }

    @Test
    void a_created_gateway_is_returned_stored_and_audited_with_the_location_of_its_token() {
        OrgId orgId = newOrg().orgId();

        assertAudited(
                orgId,
                () -> create(orgId, ID),
                new Audited(
                        AuditAction.GATEWAY_UPSERT,
                        ID,
                        null,
                        Tells.of("status", "off")
                                .made("name", "Builds")
                                .made("baseUrl", "https://gateway.example.com/base")
                                .made("token", "file:builds.token")
                                .made("status", "off")
                                .made(
                                        "usage",
                                        List.of(Map.of(
                                                "source", "output",
                                                "pointer", "/usage/tokens",
                                                "metric", "tokens",
                                                "unit", "token")))));

        Gateway stored = get(orgId);
        assertThat(stored.baseUrl()).isEqualTo(new GatewayUrl("https://gateway.example.com/base"));
        assertThat(stored.token()).isEqualTo(TokenReference.of("file:builds.token"));
        assertThat(stored.usage()).containsExactly(TOKENS);
        assertThat(stored.createdAt()).isEqualTo(stored.updatedAt());
    }

    private Gateway get(OrgId orgId) {
        return landlord().gateways().get(caller(), new GatewayKey(orgId, ID)).gateway();
    }

    @Test
    void a_gateway_without_an_id_gets_one() {
        OrgId orgId = newOrg().orgId();

        assertThat(create(orgId, null).gateway().key().gatewayId().value()).startsWith("gw_");
    }

    @Test
    void a_gateway_that_is_not_active_is_disabled() {
        OrgId orgId = newOrg().orgId();

        assertThat(create(orgId, ID).health().state()).isEqualTo(GatewayState.DISABLED);
    }

    @Test
    void an_id_is_taken_once_in_an_organization_and_free_in_another() {
        OrgId orgId = newOrg().orgId();
        create(orgId, ID);

        assertDuplicate("gateway", "gatewayId", ID, () -> create(orgId, ID));
        create(newOrg().orgId(), ID);
    }

    @Test
    void a_gateway_is_found_in_its_organization_only() {
        OrgId orgId = newOrg().orgId();
        OrgId other = newOrg().orgId();
        create(orgId, ID);

        assertNotFound("gateway", ID, () -> get(other));
        assertNotFound("org", new OrgId("org_nobody"), () -> get(new OrgId("org_nobody")));
        assertThat(landlord()
                        .gateways()
                        .list(caller(), other, PageRequest.first())
                        .items())
                .isEmpty();
    }

    @Test
    void a_gateway_of_the_platform_belongs_to_no_organization() {
        GatewayId id = new GatewayId(unique("gw"));
        create(null, id);
        GatewayKey key = new GatewayKey(null, id);

        assertThat(landlord().gateways().get(caller(), key).gateway().key()).isEqualTo(key);
        assertThat(landlord()
                        .gateways()
                        .list(caller(), newOrg().orgId(), PageRequest.first())
                        .items())
                .isEmpty();
        landlord().gateways().delete(caller(), key, Precondition.none());
        assertNotFound("gateway", id, () -> landlord().gateways().get(caller(), key));
    }

    @Test
    void a_gateway_is_replaced_under_the_precondition_and_deleted() {
        OrgId orgId = newOrg().orgId();
        GatewayView before = create(orgId, ID);
        GatewayKey key = new GatewayKey(orgId, ID);

        Upserted<GatewayView> after = landlord()
                .gateways()
                .put(caller(), new PutGateway(key, settings("paused"), matching(before.version())));

        assertThat(after.created()).isFalse();
        assertThat(after.value().gateway().createdAt())
                .isEqualTo(before.gateway().createdAt());
        assertPreconditionFailed(() -> landlord().gateways().delete(caller(), key, matching(before.version())));
        assertAudited(
                orgId,
                () -> landlord().gateways().delete(caller(), key, Precondition.none()),
                new Audited(
                        AuditAction.GATEWAY_DELETE,
                        ID,
                        null,
                        Tells.of("status", "paused")
                                .gone("name", "Builds")
                                .gone("baseUrl", "https://gateway.example.com/base")
                                .gone("token", "file:builds.token")
                                .gone("status", "paused")
                                .gone(
                                        "usage",
                                        List.of(Map.of(
                                                "source", "output",
                                                "pointer", "/usage/tokens",
                                                "metric", "tokens",
                                                "unit", "token")))));
    }

    @Test
    void the_same_settings_again_change_nothing() {
        OrgId orgId = newOrg().orgId();
        GatewayView before = create(orgId, ID);

        assertNotAudited(
                orgId,
                () -> landlord()
                        .gateways()
                        .put(
                                caller(),
                                new PutGateway(new GatewayKey(orgId, ID), settings("off"), Precondition.none())));
        assertThat(get(orgId)).isEqualTo(before.gateway());
    }

    @Test
    void gateways_are_listed_by_id() {
        OrgId orgId = newOrg().orgId();
        create(orgId, new GatewayId("b"));
        create(orgId, new GatewayId("a"));

        assertThat(landlord()
                        .gateways()
                        .list(caller(), orgId, new PageRequest(1, null))
                        .items())
                .extracting(view -> view.gateway().key().gatewayId().value())
                .containsExactly("a");
    }

    @Test
    void a_gateway_with_too_many_mappings_is_invalid() {
        OrgId orgId = newOrg().orgId();
        GatewaySettings many = new GatewaySettings(
                new Name("Builds"),
                new GatewayUrl("https://gateway.example.com"),
                null,
                new Label("off"),
                Collections.nCopies(Gateway.MAX_MAPPINGS + 1, TOKENS));

        assertThatThrownBy(() -> landlord().gateways().create(caller(), new CreateGateway(orgId, ID, many)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at most " + Gateway.MAX_MAPPINGS);
    }
}
