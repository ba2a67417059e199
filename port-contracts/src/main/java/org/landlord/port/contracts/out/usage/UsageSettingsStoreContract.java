package org.landlord.port.contracts.out.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;

/// The contract of [org.landlord.port.out.usage.UsageSettingsStore].
public abstract class UsageSettingsStoreContract extends StorageContract {

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenant();
        UsageSettings settings = new UsageSettings(
                tenant.orgId(),
                0,
                new CloudEventSettings(
                        CloudEventSubject.METADATA,
                        Map.of("ada@example.com", new ProjectId("one"), UNICODE, new ProjectId("two")),
                        new DataPointer(""),
                        Map.of(new Label(UNICODE), new DataPointer("/a~1b/0"), new Label("b"), new DataPointer("/ü")),
                        List.of(new Label("requests"), new Label("calls"))),
                Instant.parse("1969-12-31T23:59:59.999Z"));

        write(stores -> stores.usageSettings().put(settings));

        assertThat(find(stores -> stores.usageSettings().find(tenant.orgId()))).contains(settings);
    }

    @Test
    void settingsPutAgainAreReplaced() {
        Tenant tenant = newTenant();
        write(stores -> stores.usageSettings().put(tenant.usageSettings(1)));

        write(stores -> stores.usageSettings().put(tenant.usageSettings(36_500)));

        assertThat(find(stores -> stores.usageSettings().find(tenant.orgId()))).contains(tenant.usageSettings(36_500));
    }

    @Test
    void anOrganizationWithoutSettingsHasNone() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        write(stores -> stores.usageSettings().put(one.usageSettings(1)));

        assertThat(find(stores -> stores.usageSettings().find(other.orgId()))).isEmpty();
    }

    @Test
    void settingsOfAMissingOrganizationAreRefused() {
        Tenant missing = new Tenant(Fixtures.organization());

        assertThatThrownBy(() -> write(stores -> stores.usageSettings().put(missing.usageSettings(1))))
                .isInstanceOf(Conflict.class);
    }
}
