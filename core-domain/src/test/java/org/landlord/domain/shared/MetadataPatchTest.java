package org.landlord.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.domain.failure.InvalidInput;

class MetadataPatchTest {

    /// RFC 7396, appendix A: those of its examples in which both sides are objects.
    static Stream<Arguments> examplesOfTheRfc() {
        return Stream.of(
                Arguments.of(Map.of("a", "b"), Map.of("a", "c"), Map.of("a", "c")),
                Arguments.of(Map.of("a", "b"), Map.of("b", "c"), Map.of("a", "b", "b", "c")),
                Arguments.of(Map.of("a", "b"), nulled("a"), Map.of()),
                Arguments.of(Map.of("a", "b", "b", "c"), nulled("a"), Map.of("b", "c")),
                Arguments.of(Map.of("a", List.of("b")), Map.of("a", "c"), Map.of("a", "c")),
                Arguments.of(Map.of("a", "c"), Map.of("a", List.of("b")), Map.of("a", List.of("b"))),
                Arguments.of(
                        Map.of("a", Map.of("b", "c")),
                        Map.of("a", with("c", null, "b", "d")),
                        Map.of("a", Map.of("b", "d"))),
                Arguments.of(Map.of("a", List.of(Map.of("b", "c"))), Map.of("a", List.of(1)), Map.of("a", List.of(1))),
                Arguments.of(nulled("e"), Map.of("a", 1), with("e", null, "a", 1)),
                Arguments.of(Map.of(), Map.of("a", Map.of("bb", nulled("ccc"))), Map.of("a", Map.of("bb", Map.of()))));
    }

    @ParameterizedTest
    @MethodSource("examplesOfTheRfc")
    void aPatchDoesWhatTheRfcSays(Map<String, ?> target, Map<String, ?> patch, Map<String, ?> result) {
        assertThat(new MetadataPatch(patch).applyTo(Metadata.of(target))).isEqualTo(Metadata.of(result));
    }

    @Test
    void anObjectReplacesWhatIsNoObject() {
        assertThat(new MetadataPatch(Map.of("a", Map.of("b", 1))).applyTo(Metadata.of(Map.of("a", "text"))))
                .isEqualTo(Metadata.of(Map.of("a", Map.of("b", 1))));
    }

    @Test
    void nullWithinAListIsAValue() {
        assertThat(new MetadataPatch(Map.of("a", Arrays.asList(1, null))).applyTo(Metadata.empty()))
                .isEqualTo(Metadata.of(Map.of("a", Arrays.asList(1, null))));
    }

    @Test
    void noMembersAtAllRemoveEverything() {
        assertThat(new MetadataPatch(null).applyTo(Metadata.of(Map.of("a", 1)))).isEqualTo(Metadata.empty());
    }

    @Test
    void anEmptyPatchChangesNothing() {
        Metadata metadata = Metadata.of(Map.of("a", 1));

        assertThat(MetadataPatch.none().applyTo(metadata)).isEqualTo(metadata);
    }

    @Test
    void theResultKeepsTheRulesOfMetadata() {
        Metadata half = Metadata.of(Map.of("a", "x".repeat(9000)));

        assertThatThrownBy(() -> new MetadataPatch(Map.of("b", "x".repeat(9000))).applyTo(half))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new MetadataPatch(Map.of("b", "AKIAIOSFODNN7EXAMPLE")).applyTo(Metadata.empty()))
                .isInstanceOf(InvalidInput.class);
    }

    private static Map<String, @Nullable Object> nulled(String name) {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put(name, null);
        return members;
    }

    private static Map<String, @Nullable Object> with(
            String nulled, @Nullable Object nothing, String name, Object value) {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put(nulled, nothing);
        members.put(name, value);
        return members;
    }
}
