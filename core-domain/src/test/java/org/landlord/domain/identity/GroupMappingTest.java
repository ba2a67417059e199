package org.landlord.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.TeamId;

class GroupMappingTest {

    private static final TeamId ENGINEERS = new TeamId("team_eng");
    private static final TeamId SUPPORTERS = new TeamId("team_sup");

    private static GroupMapping of(@Nullable Object mapping) {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put("region", "eu");
        members.put(GroupMapping.MEMBER, mapping);
        return GroupMapping.of(Metadata.of(members));
    }

    @Test
    void givenAMapping_whenSomebodyIsInGroups_thenTheyAreInTheTeamsOfThoseThatAreMapped() {
        GroupMapping mapping = of(Map.of(
                "claim",
                "groups",
                "teams",
                Map.of("/engineering", "team_eng", "/support", "team_sup", "/engineering/leads", "team_eng")));

        assertThat(mapping.claim()).isEqualTo("groups");
        assertThat(mapping.teamsOf(List.of("/engineering"))).containsExactly(ENGINEERS);
        assertThat(mapping.teamsOf(List.of("/support", "/sales", "/engineering")))
                .containsExactly(SUPPORTERS, ENGINEERS);
        assertThat(mapping.teamsOf(List.of("/engineering", "/engineering/leads", "/engineering")))
                .containsExactly(ENGINEERS);
        assertThat(mapping.teamsOf(List.of())).isEmpty();
    }

    @Test
    void givenAMapping_whenAGroupOnlyLooksLikeOneOfIts_thenItIsNone() {
        GroupMapping mapping = of(Map.of("claim", "groups", "teams", Map.of("/engineering", "team_eng")));

        assertThat(mapping.teamsOf(
                        List.of("engineering", "/Engineering", "/engineering ", "/engineering/", "", "team_eng")))
                .isEmpty();
    }

    @Test
    void givenNoMapping_whenSomebodyIsInGroups_thenTheyMeanNothing() {
        GroupMapping none = GroupMapping.of(Metadata.of(Map.of("region", "eu")));

        assertThat(none.claim()).isNull();
        assertThat(none.teamsOf(List.of("/engineering", "region", "eu"))).isEmpty();
        assertThat(of(null)).isEqualTo(none);
    }

    static Stream<Object> nonsense() {
        return Stream.of(
                "groups",
                List.of("groups"),
                7,
                Map.of(),
                Map.of("claim", "groups"),
                Map.of("teams", Map.of("/engineering", "team_eng")),
                Map.of("claim", 7, "teams", Map.of()),
                Map.of("claim", "groups", "teams", List.of("team_eng")),
                Map.of("claim", "groups", "teams", "team_eng"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void givenAMappingThatMakesNoSense_whenItIsRead_thenItIsRefused(Object mapping) {
        assertThatThrownBy(() -> of(mapping))
                .asInstanceOf(type(InvalidInput.class))
                .extracting(InvalidInput::violations)
                .asInstanceOf(list(Violation.class))
                .singleElement()
                .extracting(Violation::pointer)
                .isEqualTo("/groupTeams");
    }

    @ParameterizedTest
    @MethodSource("noTeams")
    void givenAMappingToWhatIsNoTeamId_whenItIsRead_thenTheGroupIsNamed(Object team) {
        Map<String, Object> teams = Map.of("/support", "team_sup", "/engineering", team);

        assertThatThrownBy(() -> of(Map.of("claim", "groups", "teams", teams)))
                .asInstanceOf(type(InvalidInput.class))
                .extracting(InvalidInput::violations)
                .asInstanceOf(list(Violation.class))
                .singleElement()
                .extracting(Violation::pointer)
                .isEqualTo("/groupTeams/teams/~1engineering");
    }

    static Stream<Object> noTeams() {
        return Stream.of("", "a team", "__org__", "x".repeat(129), List.of("team_eng"), Map.of(), 7, true);
    }

    @ParameterizedTest
    @MethodSource("noTeams")
    void givenAStoredMappingToWhatIsNoTeamId_whenItIsRead_thenThatGroupMeansNothingAndTheOthersDo(Object team) {
        Map<String, Object> teams = Map.of("/support", "team_sup", "/engineering", team);
        Metadata stored = Metadata.of(Map.of("groupTeams", Map.of("claim", "groups", "teams", teams)));

        GroupMapping mapping = GroupMapping.ofStored(stored);

        assertThat(mapping.claim()).isEqualTo("groups");
        assertThat(mapping.teamsOf(List.of("/engineering", "/support"))).containsExactly(new TeamId("team_sup"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void givenAStoredMappingThatMakesNoSense_whenItIsRead_thenGroupsMeanNothing(Object mapping) {
        assertThat(GroupMapping.ofStored(Metadata.of(Map.of("groupTeams", mapping)))
                        .claim())
                .isNull();
    }
}
