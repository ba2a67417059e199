package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.access.Roles;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Stages;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.NeedsNothing;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.access.Place;
import org.landlord.port.in.idempotency.Idempotency;

/// Every use case keeps to what its declaration says that it needs: those that are there now, and those that
/// will be.
class PermissionsTest {

    private static final LandlordApplication LANDLORD = new InMemory().landlord();

    /// A use case that takes a caller.
    record UseCase(Object port, Method method) {

        Operation operation() {
            return method.getAnnotation(Needs.class).value();
        }

        Permission permission() {
            return operation().permission();
        }

        boolean isOfOrganizations() {
            return Permission.ofOrganizations().contains(permission())
                    && operation().place() != Place.PLATFORM
                    && !method.toString().contains("Organizations.list(");
        }

        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }

        /// @return what it is refused with; null if it is not
        @Nullable
        Throwable callAs(Caller caller) {
            return refusal(Arrays.stream(method.getGenericParameterTypes())
                    .map(type -> type == Caller.class ? caller : Samples.of(type))
                    .toArray());
        }

        /// @return what a call with these arguments is refused with; null if it is not
        @Nullable
        Throwable refusal(Object... arguments) {
            try {
                method.setAccessible(true);
                Object result = method.invoke(port, arguments);
                if (result instanceof CompletionStage<?> stage) {
                    Stages.await(stage);
                }
                return null;
            } catch (InvocationTargetException e) {
                return e.getCause();
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            } catch (RuntimeException e) {
                return e;
            }
        }
    }

    static Stream<UseCase> all() {
        return Arrays.stream(LandlordApplication.class.getRecordComponents()).flatMap(PermissionsTest::useCases);
    }

    private static Stream<UseCase> useCases(RecordComponent component) {
        try {
            Object port = component.getAccessor().invoke(LANDLORD);
            return Arrays.stream(component.getType().getMethods())
                    .filter(method -> Arrays.asList(method.getParameterTypes()).contains(Caller.class))
                    .map(method -> new UseCase(port, method));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<UseCase> guarded() {
        return all().filter(useCase -> useCase.method().isAnnotationPresent(Needs.class));
    }

    static Stream<UseCase> guardedByOrganization() {
        return guarded().filter(UseCase::isOfOrganizations);
    }

    @Test
    void everyUseCaseThatTakesACallerSaysWhatItNeeds() {
        assertThat(all())
                .hasSizeGreaterThan(50)
                .allSatisfy(useCase -> assertThat(useCase.method().isAnnotationPresent(Needs.class)
                                ^ useCase.method().isAnnotationPresent(NeedsNothing.class))
                        .as(useCase.toString())
                        .isTrue());
    }

    @Test
    void onlyFiveUseCasesNeedNothing() {
        assertThat(all().filter(useCase -> useCase.method().isAnnotationPresent(NeedsNothing.class)))
                .extracting(useCase -> useCase.method().getDeclaringClass().getSimpleName())
                .containsExactlyInAnyOrder(
                        "Access",
                        "Organizations",
                        "Projects",
                        Idempotency.class.getSimpleName(),
                        Idempotency.class.getSimpleName());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void givenNobody_whenTheyCall_thenTheyHaveToSayWhoTheyAre(UseCase useCase) {
        assertThat(useCase.callAs(Caller.anonymous())).isInstanceOf(Unauthenticated.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void givenEveryPermissionButTheOneItNeeds_whenSomebodyCalls_thenTheyMayNot(UseCase useCase) {
        Set<Permission> others = EnumSet.complementOf(EnumSet.of(useCase.permission()));

        assertThat(useCase.callAs(holder(null, others))).isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guardedByOrganization")
    void givenAKeyOfTheOrganizationWithoutThePermission_whenItIsUsed_thenItMayNot(UseCase useCase) {
        Set<Permission> others = EnumSet.complementOf(EnumSet.of(useCase.permission()));

        assertThat(useCase.callAs(holder(Samples.ORG, others))).isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guardedByOrganization")
    void givenAKeyOfAnotherOrganizationWithEveryPermission_whenItIsUsed_thenThisOneIsNotThere(UseCase useCase) {
        Caller stranger = holder(new OrgId("org_globex"), EnumSet.allOf(Permission.class));

        assertThat(useCase.callAs(stranger)).isInstanceOfSatisfying(NotFound.class, missing -> {
            assertThat(missing.kind()).isEqualTo("org");
            assertThat(missing.id()).isEqualTo(Samples.ORG.value());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void givenThePermissionItNeedsAlone_whenSomebodyCalls_thenNothingElseOfThatKindIsMissing(UseCase useCase) {
        Throwable refused = useCase.callAs(holder(null, EnumSet.of(useCase.permission())));

        assertThat(refused instanceof Unauthenticated).isFalse();
        if (refused instanceof Forbidden forbidden) {
            // Whoever grants something must hold it, too.
            assertThat(forbidden).hasMessageContaining("you cannot grant");
        }
    }

    static Stream<UseCase> onThePlatform() {
        return guarded().filter(useCase -> useCase.operation().place() == Place.PLATFORM);
    }

    /// Those whose permission a role in a project includes.
    static Stream<UseCase> permittedInAProject() {
        return guarded().filter(useCase -> Roles.permissions(ProjectRole.ADMIN).contains(useCase.permission()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("onThePlatform")
    void givenAnOperationOnThePlatform_whenAKeyOfAnOrganizationHasThePermission_thenItIsForbidden(UseCase useCase) {
        assertThat(useCase.callAs(holder(Samples.ORG, EnumSet.allOf(Permission.class))))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining(useCase.permission().label());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("permittedInAProject")
    void givenThePermissionInOneProject_whenItsAdminCalls_thenTheDeclaredPlaceDecides(UseCase useCase) {
        Set<MatrixWorld.Place> places = MatrixWorld.places(useCase.method());
        boolean namesProject = places.contains(MatrixWorld.Place.OWN_PROJECT);
        switch (useCase.operation().place()) {
            case PLATFORM, ORGANIZATION, ORGANIZATION_OR_PLATFORM ->
                places.forEach(
                        place -> assertThat(callAsProjectAdmin(useCase, place)).isInstanceOf(Forbidden.class));
            case PROJECT -> {
                assertThat(namesProject).isTrue();
                assertPermitted(callAsProjectAdmin(useCase, MatrixWorld.Place.OWN_PROJECT));
                assertThat(callAsProjectAdmin(useCase, MatrixWorld.Place.OTHER_PROJECT))
                        .isInstanceOfSatisfying(
                                NotFound.class,
                                missing -> assertThat(missing.kind()).isEqualTo("project"));
            }
            case REFERENCED_PROJECT -> {
                assertThat(namesProject).isTrue();
                assertPermitted(callAsProjectAdmin(useCase, MatrixWorld.Place.OWN_PROJECT));
                assertThat(callAsProjectAdmin(useCase, MatrixWorld.Place.OTHER_PROJECT))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageContaining("projectId");
            }
            case ANY_PROJECT -> {
                if (namesProject) {
                    assertPermitted(callAsProjectAdmin(useCase, MatrixWorld.Place.OWN_PROJECT));
                    assertThat(callAsProjectAdmin(useCase, MatrixWorld.Place.OTHER_PROJECT))
                            .isInstanceOfSatisfying(
                                    NotFound.class,
                                    missing -> assertThat(missing.kind()).isNotIn("org", "project"));
                }
            }
        }
    }

    private static void assertPermitted(@Nullable Throwable refusal) {
        assertThat(refusal instanceof Forbidden || refusal instanceof NotFound || refusal instanceof InvalidInput)
                .as("%s", refusal)
                .isFalse();
    }

    private static @Nullable Throwable callAsProjectAdmin(UseCase useCase, MatrixWorld.Place place) {
        Principal admin = new Principal.User(
                Samples.ORG,
                new UserId("ada"),
                null,
                Map.of(Objects.requireNonNull(MatrixWorld.Place.OWN_PROJECT.projectId()), Set.of(ProjectRole.ADMIN)));
        return MatrixWorld.make().call(useCase.method(), new Caller(admin, Origin.unknown()), place);
    }

    @Test
    void everyOperationIsAUseCase() {
        assertThat(guarded().map(UseCase::operation).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Operation.values());
    }

    private static Caller holder(@Nullable OrgId orgId, Set<Permission> permissions) {
        KeyId keyId = new KeyId("key_0000000000000000000000test");
        return new Caller(new Principal.KeyHolder(keyId, orgId, permissions), Origin.unknown());
    }
}
