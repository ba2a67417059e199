package org.landlord.adapter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// Which addresses are called for whom.
class GatewayAddressTest extends GatewayTestBase {

    private static final OrgId ACME = new OrgId("org_acme");

    private final SmithersGateway strict = adapter(false);

    @Test
    void givenAGatewayOfAnOrganizationOnThisMachine_whenItIsCalled_thenItsAddressIsRefused() {
        GatewayCallFailed failed = SmithersGatewayFailureTest.failure(
                () -> strict.inventory(SmallGateway.gateway(ACME, "gw_own", gateway.url())));

        assertThat(failed.state()).isEqualTo(GatewayState.ADDRESS_REFUSED);
        assertThat(failed.mayHaveArrived()).isFalse();
        assertThat(gateway.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1",
                "https://localhost",
                "https://[::1]:8443",
                "https://10.0.0.1/gw",
                "https://169.254.169.254",
                "https://none.invalid"
            })
    void givenAnAddressThatIsNotPublic_whenItIsCalled_thenItIsRefusedAsOneThatDoesNotExist(String url) {
        GatewayCallFailed failed =
                SmithersGatewayFailureTest.failure(() -> strict.inventory(SmallGateway.gateway(ACME, "gw_own", url)));

        assertThat(failed.state()).isEqualTo(GatewayState.ADDRESS_REFUSED);
        assertThat(failed.reason())
                .isEqualTo("the host of the base URL is not known, or has an address that is not public");
    }

    @Test
    void givenASubscriptionToARefusedAddress_thenItIsNotCalled() throws InterruptedException {
        try (var _ = strict.subscribe(SmallGateway.gateway(ACME, "gw_own", gateway.url()), () -> {})) {
            Thread.sleep(300);
        }
        assertThat(gateway.seen()).isEqualTo(List.of());
    }

    @Test
    void givenTheSetting_whenAGatewayOfAnOrganizationIsCalled_thenItMayHaveAnyAddress() {
        gateway.result("health", "{}");

        assertThat(adapter.inventory(SmallGateway.gateway(ACME, "gw_own", gateway.url()))
                        .workflows())
                .isEmpty();
    }

    @Test
    void givenAGatewayOfThePlatform_whenItIsCalled_thenItMayHaveAnyAddress() {
        gateway.result("health", "{}");

        assertThat(strict.inventory(main).workflows()).isEmpty();
    }
}
