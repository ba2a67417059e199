package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionHolder;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.session.ListSessions;
import org.landlord.port.in.access.session.ListedSession;
import org.landlord.port.in.access.session.Sessions;

class SessionCommandsTest {

    private static final OrgId ORG = RecordingLandlord.ACME;
    private static final SessionId ID = new SessionId("ses_01jdzzzzzzzzzzzzzzzzzzzzzz");
    private static final Instant THEN = Instant.parse("2026-11-22T15:04:05.123Z");

    private final Cli cli = new Cli();
    private final List<@Nullable Object> asked = new ArrayList<>();

    private int run(String line) {
        cli.landlord.sessions = new Recording();
        return cli.run(line.split(" +"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            --org org_acme            | ''       | org_acme
            ''                        | org_acme | org_acme
            --platform                | ''       | -
            --platform                | org_acme | -
            """)
    @DisplayName("sessions belong to an organization, or with --platform to the platform")
    void owner(String options, String variable, @Nullable String orgId) {
        cli.on(Map.of("LANDLORD_ORG", variable));

        assertThat(run("session get " + ID + " " + options)).isZero();

        assertThat(asked).containsExactly(orgId == null ? null : new OrgId(orgId), ID);
    }

    @Test
    @DisplayName("an organization or the platform must be selected")
    void noOwner() {
        assertThat(run("session list")).isEqualTo(2);
        assertThat(cli.err()).contains("select an organization or the platform");
    }

    @Test
    @DisplayName("sessions are filtered by key and by user")
    void filtered() {
        assertThat(run("session list --org org_acme --key key_1 --user auth0|ada"))
                .isZero();

        assertThat(asked).containsExactly(new ListSessions(ORG, new KeyId("key_1"), new UserId("auth0|ada")));
    }

    @Test
    @DisplayName("a document has every field of a session")
    void document() {
        assertThat(run("session get " + ID + " --org org_acme -o ndjson")).isZero();

        assertThat(cli.out())
                .isEqualTo("{\"sessionId\":\"" + ID + "\",\"orgId\":\"org_acme\",\"keyId\":null,"
                        + "\"userId\":\"auth0|ada\",\"providerId\":\"sso\",\"createdAt\":\"2026-11-22T15:04:05.123Z\","
                        + "\"lastUsedAt\":\"2026-11-22T15:04:05.123Z\",\"expiresAt\":\"2026-11-22T16:04:05.123Z\","
                        + "\"address\":\"192.0.2.7\",\"userAgent\":\"Mozilla/5.0\",\"current\":true}\n");
    }

    @Test
    @DisplayName("a session is ended only after confirmation")
    void revoke() {
        cli.onTerminal().typing("y\n");
        assertThat(run("session revoke " + ID + " --platform")).isZero();
        assertThat(asked).containsExactly(null, ID);
        assertThat(cli.err()).isEqualTo("End session " + ID + "? [y/N] ended session " + ID + "\n");

        asked.clear();
        cli.typing("no\n");
        assertThat(run("session revoke " + ID + " --platform")).isEqualTo(1);
        assertThat(asked).isEmpty();
    }

    private final class Recording implements Sessions {

        private static ListedSession session() {
            return new ListedSession(
                    new Session(
                            ID,
                            new SessionHolder.User(ORG, new ProviderId("sso"), new UserId("auth0|ada")),
                            THEN,
                            THEN,
                            THEN.plusSeconds(3_600),
                            "192.0.2.7",
                            "Mozilla/5.0"),
                    true);
        }

        @Override
        public Page<ListedSession> list(Caller caller, ListSessions query, PageRequest page) {
            asked.add(query);
            return new Page<>(List.of(session()), null);
        }

        @Override
        public ListedSession get(Caller caller, @Nullable OrgId orgId, SessionId sessionId) {
            asked.addAll(Arrays.asList(orgId, sessionId));
            return session();
        }

        @Override
        public void revoke(Caller caller, @Nullable OrgId orgId, SessionId sessionId, Precondition precondition) {
            asked.addAll(Arrays.asList(orgId, sessionId));
        }
    }
}
