package org.landlord.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.UserId;

class ExternalIdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "auth0|5f7c8ec7c33c6c004bbafe82",
                "google-oauth2|114902840312345678901",
                "ada@example.com",
                "repo:acme/app:ref:refs/heads/main",
                "a.b",
                "...",
                "https://issuer.example/people/7?x=1&y=2#z",
                "00u1abcd%2Fx+y;z=1,\\\"'<>{}[]^`~!$*()",
                "CN=Ada Lovelace,O=Acme",
                "Åsa/Ünïcode",
                "\u540d\u524d",
                "\ud83d\ude80",
                "__org",
                "landlord_key_rotation"
            })
    void anIdIsKeptToTheLetter(String id) {
        assertThat(ExternalIds.check(id)).isEqualTo(id);
        assertThat(new UserId(id).value()).isEqualTo(id);
        assertThat(new ActorId(id).value()).isEqualTo(id);
    }

    @Test
    void twoSpellingsOfALetterAreTwoIds() {
        assertThat(new UserId("\u00c5sa")).isNotEqualTo(new UserId("A\u030asa"));
        assertThat(new UserId("Ada")).isNotEqualTo(new UserId("ada"));
    }

    @Test
    void anIdHas1To255Characters() {
        String longest = "\ud83d\ude80".repeat(ExternalIds.MAX_LENGTH);

        assertThat(ExternalIds.check(longest)).isEqualTo(longest);
        assertThatThrownBy(() -> ExternalIds.check(longest + "x"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("1 to 255 characters");
        assertThatThrownBy(() -> ExternalIds.check("")).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ada", "ada ", "\tada", "ada\n", "\u00a0ada", "ada\u3000", " ", "\u2003"})
    void whiteSpaceAtAnEndIsRefusedAndNotTrimmed(String id) {
        assertThatThrownBy(() -> ExternalIds.check(id))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("white space");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u001fb",
                "a\u007fb",
                "a\u0085b",
                "a\u200bb",
                "a\u202eb",
                "a\u00adb",
                "a\ufeffb",
                "a\u2028b",
                "a\ue000b",
                "a\uffffb",
                "a\ud800b"
            })
    void whatCannotBeSeenIsRefused(String id) {
        assertThatThrownBy(() -> ExternalIds.check(id))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("printable");
    }

    @Test
    void whatCannotNameAPersonIsRefused() {
        for (String id : List.of("__org__", ".", "..", "x|landlord_key_" + "0".repeat(26) + "_" + "a".repeat(43))) {
            assertThatThrownBy(() -> ExternalIds.check(id)).as(id).isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    void idsAreOrderedByCodePoint() {
        assertThat(new UserId("\uff21")).isLessThan(new UserId("\ud83d\ude80"));
        assertThat(new ActorId("\uff21")).isLessThan(new ActorId("\ud83d\ude80"));
    }
}
