package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.application.LandlordApplication;
import org.landlord.application.access.MatrixWorld.Place;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.CheckUsageLimits;
import org.landlord.port.in.usage.Usage;

/// The table of docs/permissions.md is kept, cell by cell: every use case, about what is in all of the
/// organization, in one's own project and in another, asked for by somebody with each of the roles. Use cases
/// that are added later are asked too.
class PermissionMatrixTest {

    private static final String ORG_COLUMN_OF_GUESTS = "member";

    /// A row of the table: which roles have a permission. By the words of the document alone.
    private static final Map<String, Set<String>> TABLE = table();

    private static Map<String, Set<String>> table() {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of("..", "docs", "permissions.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        List<String> columns = List.of();
        Map<String, Set<String>> table = new LinkedHashMap<>();
        for (String line : lines) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            if (line.startsWith("| permission |")) {
                columns = cells;
            } else if (!columns.isEmpty() && line.startsWith("| `") && cells.size() == columns.size()) {
                Set<String> roles = new TreeSet<>();
                for (int i = 3; i < cells.size(); i++) {
                    if (cells.get(i).equals("✓")) {
                        roles.add(columns.get(i));
                    }
                }
                table.put(cells.get(1).replace("`", ""), roles);
            }
        }
        return table;
    }

    /// Somebody with one role.
    ///
    /// @param column as the table calls it
    /// @param role in the organization; null for somebody who only has one in a project
    /// @param projectRole in the project; null for somebody who has none
    record Somebody(
            String column, @Nullable OrgRole role, @Nullable ProjectRole projectRole) {

        Caller caller() {
            Map<ProjectId, Set<ProjectRole>> projects = projectRole == null
                    ? Map.of()
                    : Map.of(Objects.requireNonNull(Place.OWN_PROJECT.projectId()), Set.of(projectRole));
            return new Caller(new Principal.User(Samples.ORG, new UserId("ada"), role, projects), Origin.unknown());
        }

        boolean may(Permission permission, Place place) {
            Set<String> allowed = TABLE.getOrDefault(permission.label(), Set.of());
            return projectRole == null
                    ? allowed.contains(column)
                    : allowed.contains(ORG_COLUMN_OF_GUESTS) || place == Place.OWN_PROJECT && allowed.contains(column);
        }

        @Override
        public String toString() {
            return column;
        }
    }

    static Stream<Somebody> everybody() {
        return Stream.concat(
                Arrays.stream(OrgRole.values()).map(role -> new Somebody(role.label(), role, null)),
                Arrays.stream(ProjectRole.values()).map(role -> new Somebody("project " + role.label(), null, role)));
    }

    @Test
    void theTableHasARowForEveryPermission_andAColumnForEveryRole() {
        assertThat(TABLE.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Permission.values())
                        .map(Permission::label)
                        .toList());
        assertThat(TABLE.values().stream().flatMap(Set::stream).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        everybody().map(Somebody::column).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everybody")
    void everyCellIsKept_byEveryUseCaseInEveryPlace(Somebody somebody) {
        List<String> wrong = new ArrayList<>();
        for (Method useCase : MatrixWorld.useCases()) {
            for (Place place : MatrixWorld.places(useCase)) {
                boolean may = mayHere(somebody, useCase, place);
                Throwable refusal = MatrixWorld.make().call(useCase, somebody.caller(), place);
                boolean kept = may ? passed(refusal) : turnedAway(refusal);
                if (!kept) {
                    wrong.add("%s.%s in %s: %s, and was answered with %s"
                            .formatted(
                                    useCase.getDeclaringClass().getSimpleName(),
                                    useCase.getName(),
                                    place,
                                    may ? "may" : "may not",
                                    refusal));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Whoever may read one project may ask for the list of those that they may read.
    private static boolean mayHere(Somebody somebody, Method useCase, Place place) {
        Permission needed = MatrixWorld.needed(useCase);
        boolean listOfProjects = useCase.toString().contains("Projects.list(") && place == Place.ORGANIZATION;
        return somebody.may(needed, listOfProjects ? Place.OWN_PROJECT : place);
    }

    private static boolean passed(@Nullable Throwable refusal) {
        return refusal == null || refusal instanceof Conflict || refusal instanceof DuplicateId;
    }

    private static boolean turnedAway(@Nullable Throwable refusal) {
        return refusal instanceof Forbidden
                || refusal instanceof NotFound
                || refusal instanceof InvalidInput invalid
                        && invalid.getMessage().contains("projectId");
    }

    @Test
    void everyTickWorksSomewhere_andNoBlankAnywhere() {
        everybody().forEach(somebody -> {
            Set<String> works = new TreeSet<>();
            for (Method useCase : MatrixWorld.useCases()) {
                for (Place place : MatrixWorld.places(useCase)) {
                    if (passed(MatrixWorld.make().call(useCase, somebody.caller(), place))) {
                        works.add(MatrixWorld.needed(useCase).label());
                    }
                }
            }
            Set<String> ticked = new TreeSet<>();
            TABLE.forEach((permission, roles) -> {
                boolean ofGuests = somebody.projectRole() != null && roles.contains(ORG_COLUMN_OF_GUESTS);
                if (roles.contains(somebody.column()) || ofGuests) {
                    ticked.add(permission);
                }
            });
            assertThat(works).as(somebody.column()).isEqualTo(ticked);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everybody")
    void recordingPastHardLimitsTakesWhatCorrectingTakes(Somebody somebody) {
        Method recording = Arrays.stream(Usage.class.getMethods())
                .filter(method -> method.getName().equals("recordAsync"))
                .findFirst()
                .orElseThrow();
        for (Place place : Place.values()) {
            boolean may = somebody.may(Permission.USAGE_WRITE, place) && somebody.may(Permission.USAGE_CORRECT, place);
            Throwable refusal = MatrixWorld.make()
                    .call(recording, somebody.caller(), place, HardLimits.class, HardLimits.OVERRIDDEN);
            assertThat(may ? passed(refusal) : turnedAway(refusal))
                    .as("%s in %s: %s", somebody, place, refusal)
                    .isTrue();
        }
    }

    /// Keys with one permission each, everybody with a role, and the process itself.
    static Stream<Caller> callers() {
        KeyId keyId = new KeyId("key_0000000000000000000000test");
        Stream<Caller> keys = Arrays.stream(Permission.values())
                .flatMap(permission -> Stream.of(
                        new Principal.KeyHolder(keyId, Samples.ORG, Set.of(permission)),
                        new Principal.KeyHolder(keyId, null, Set.of(permission))))
                .map(holder -> new Caller(holder, Origin.unknown()));
        return Stream.of(keys, everybody().map(Somebody::caller), Stream.of(MatrixWorld.OPERATOR))
                .flatMap(Function.identity());
    }

    @ParameterizedTest
    @MethodSource("callers")
    void aListOfProjectsShowsExactlyWhatCanBeRead(Caller caller) {
        LandlordApplication landlord = MatrixWorld.make().landlord();
        Set<ProjectId> readable = new TreeSet<>();
        for (Place place : Set.of(Place.OWN_PROJECT, Place.OTHER_PROJECT)) {
            ProjectId projectId = Objects.requireNonNull(place.projectId());
            if (answers(() -> landlord.projects().get(caller, Samples.ORG, projectId))) {
                readable.add(projectId);
            }
        }

        assertThat(listed(() -> landlord.projects().list(caller, Samples.ORG, PageRequest.first()), Project::projectId))
                .isEqualTo(readable);
    }

    @ParameterizedTest
    @MethodSource("callers")
    void everyListAnswersWhereOneOfItsThingsCanBeRead(Caller caller) {
        MatrixWorld world = MatrixWorld.make();
        LandlordApplication landlord = world.landlord();
        PageRequest first = PageRequest.first();

        assertThat(answers(() -> landlord.organizations().list(caller, first)))
                .as("organizations")
                .isEqualTo(answers(() -> landlord.organizations().get(caller, Samples.ORG)));
        assertThat(answers(() -> landlord.apiKeys().list(caller, Samples.ORG, first)))
                .as("keys")
                .isEqualTo(answers(() -> landlord.apiKeys().get(caller, Samples.ORG, world.keyId())));
        for (Place place : Place.values()) {
            ProjectId projectId = place.projectId();
            SecretScope scope = projectId == null ? new SecretScope.OrgWide() : new SecretScope.OfProject(projectId);
            assertThat(answers(() -> landlord.secretReferences().list(caller, Samples.ORG, scope, first)))
                    .as("secret references in %s", place)
                    .isEqualTo(world.reads("SecretReferences.get", caller, place));
            assertThat(answers(() -> projectId == null
                            ? landlord.usageLimits().list(caller, Samples.ORG, first)
                            : landlord.usageLimits().listOfProject(caller, Samples.ORG, projectId, first)))
                    .as("limits in %s", place)
                    .isEqualTo(world.reads("UsageLimits.check", caller, place));
            CheckUsageLimits checks = new CheckUsageLimits(Samples.ORG, projectId, null, null, null);
            assertThat(answers(() -> landlord.usageLimits().checkAll(caller, checks, first)))
                    .as("checks of limits in %s", place)
                    .isEqualTo(world.reads("UsageLimits.check", caller, place));
            assertThat(answers(() -> projectId == null
                            ? landlord.quotaReservations().list(caller, Samples.ORG, null, first)
                            : landlord.quotaReservations().listOfProject(caller, Samples.ORG, projectId, null, first)))
                    .as("reservations in %s", place)
                    .isEqualTo(world.reads("QuotaReservations.get", caller, place));
        }
    }

    private static boolean answers(Supplier<?> call) {
        try {
            var _ = call.get();
            return true;
        } catch (Failure _) {
            return false;
        }
    }

    private static <T, K> Set<K> listed(Supplier<Page<T>> list, Function<T, K> key) {
        Set<K> keys = new TreeSet<>();
        try {
            list.get().items().forEach(item -> keys.add(key.apply(item)));
        } catch (Forbidden | NotFound _) {
            // Nothing can be read.
        }
        return keys;
    }
}
