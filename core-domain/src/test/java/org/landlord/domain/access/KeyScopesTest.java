package org.landlord.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class KeyScopesTest {

    @ParameterizedTest
    @EnumSource(Permission.class)
    void givenAPermission_whenItIsAScope_thenItCoversThatAlone_andItsNounAllOfTheNoun(Permission permission) {
        String noun = permission.label().split(":")[0];

        assertThat(new KeyScopes(List.of(permission.label())).permissions()).containsExactly(permission);
        assertThat(new KeyScopes(List.of(noun + ":*")).permissions())
                .contains(permission)
                .allSatisfy(covered -> assertThat(covered.label().split(":")[0]).isEqualTo(noun));
    }

    @Test
    void givenEveryNoun_whenAllAreScopes_thenTheyCoverEverythingAsTheAsteriskDoes() {
        Set<String> nouns = new TreeSet<>();
        Arrays.stream(Permission.values())
                .forEach(permission -> nouns.add(permission.label().split(":")[0] + ":*"));

        assertThat(new KeyScopes(List.copyOf(nouns)).permissions())
                .containsExactlyInAnyOrder(Permission.values())
                .isEqualTo(KeyScopes.all().permissions());
    }

    @Test
    void givenPermissions_whenScopesAreMadeOfThem_thenTheyCoverThoseAndAreTheSameInAnyOrder() {
        KeyScopes scopes = KeyScopes.of(List.of(Permission.USAGE_WRITE, Permission.LIMIT_READ));

        assertThat(scopes.permissions()).containsExactlyInAnyOrder(Permission.LIMIT_READ, Permission.USAGE_WRITE);
        assertThat(scopes).isEqualTo(new KeyScopes(List.of("limit:read", "usage:write", "limit:read")));
        assertThat(scopes).hasToString("limit:read usage:write");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "usage",
                "usage:",
                ":*",
                ":write",
                "*:*",
                "*:read",
                "**",
                "usage:*:*",
                "usage:w*",
                "us:*",
                "Usage:write",
                "USAGE:*",
                " usage:write",
                "usage:write ",
                "usage:delete",
                "usage:write,org:read"
            })
    void givenWhatIsNoPermissionAndNoPattern_whenItIsAScope_thenItIsRefusedAndCoversNothing(String label) {
        assertThatThrownBy(() -> new KeyScopes(List.of("org:read", label)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.pointer()).isEqualTo("/1")));
    }

    @Test
    void givenNoScope_whenAKeyIsToHaveNone_thenThatIsRefused() {
        assertThatThrownBy(() -> new KeyScopes(List.of()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at least one");
    }

    @Test
    void givenWhatScopesCover_whenSomebodyAddsToIt_thenTheyCannot() {
        Set<Permission> covered = new KeyScopes(List.of("org:read")).permissions();

        assertThatThrownBy(() -> covered.add(Permission.KEY_WRITE)).isInstanceOf(UnsupportedOperationException.class);
    }
}
