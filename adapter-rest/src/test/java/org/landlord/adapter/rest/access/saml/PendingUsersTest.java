package org.landlord.adapter.rest.access.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.identity.SamlProvider;

class PendingUsersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

    private final PendingUsers users = new PendingUsers();
    private final SamlUser ada = new SamlUser("_a", NOW, null, "ada", List.of());

    @Test
    void givenAUser_thenTheHandleIsOfUseOnceAndForAMinute() {
        users.add("one", provider("idp"), ada, NOW);
        users.add("two", provider("idp"), ada, NOW);

        assertThat(users.take("one", NOW.plusSeconds(59))).isPresent();
        assertThat(users.take("one", NOW.plusSeconds(59))).isEmpty();
        assertThat(users.take("two", NOW.plusSeconds(60))).isEmpty();
        assertThat(users.take("none", NOW)).isEmpty();
    }

    @Test
    void givenAProviderWithManyUsers_thenFurtherOnesAreRefused_butThoseOfOthersAreNot() {
        for (int i = 0; i < PendingUsers.OF_PROVIDER; i++) {
            users.add("handle" + i, provider("idp"), ada, NOW);
        }

        assertThatThrownBy(() -> users.add("more", provider("idp"), ada, NOW)).isInstanceOf(SamlRefused.class);
        users.add("other", provider("other"), ada, NOW);
        users.add("later", provider("idp"), ada, NOW.plusSeconds(60));
        assertThat(users.take("later", NOW.plusSeconds(61))).isPresent();
    }

    private static SamlProvider provider(String id) {
        return new SamlProvider(
                new OrgId("org"),
                new ProviderId(id),
                Version.of("1"),
                "issuer",
                null,
                "landlord",
                List.of(),
                false,
                null,
                null,
                null);
    }
}
