package org.landlord.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.*;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SmokeTest {
    @Inject
    UnitOfWork unitOfWork;

    @Test
    void roundTrip() {
        Instant now = Instant.parse("2026-11-22T15:04:05.123Z");
        var org = new Organization(
                new OrgId("o1"),
                new Slug("acme"),
                new Name("Acme"),
                Metadata.of(Map.of("a", new java.math.BigDecimal("1.00"))),
                now,
                now);
        unitOfWork.write(s -> {
            s.organizations().insert(org);
            return 1;
        });
        java.util.Optional<Organization> found = unitOfWork.read(s -> s.organizations().find(org.orgId()));
        assertThat(found).contains(org);
    }
}
