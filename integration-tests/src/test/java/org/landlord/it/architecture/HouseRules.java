package org.landlord.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.SecretHash;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.NeedsNothing;
import org.landlord.port.out.UnitOfWork;

/// What depends on what, and which words there are. The second wall: the first is the enforcer's ban on
/// dependencies between modules, the third that classes are package-private.
enum HouseRules {
    /// By list: `java..` would let `java.sql` and `java.net` in.
    THE_DOMAIN_IS_PURE_JAVA(classes()
            .that()
            .resideInAPackage("org.landlord.domain..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "org.landlord.domain..",
                            "org.jspecify..",
                            "java.lang..",
                            "java.util..",
                            "java.time..",
                            "java.math..",
                            "java.security..",
                            // For UTF-8 alone: sizes and hashes are of bytes.
                            "java.nio.charset..")
                    // Names that look the same are the same.
                    .or(type(Normalizer.class))
                    .or(type(Normalizer.Form.class)))),

    PORTS_SEE_THE_DOMAIN_ALONE(classes()
            .that()
            .resideInAPackage("org.landlord.port.(in|out)..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "org.landlord.port.(in|out)..", "org.landlord.domain..", "org.jspecify..", "java..")
                    .and(notOfAdapters()))),

    THE_APPLICATION_SEES_DOMAIN_AND_PORTS_ALONE(classes()
            .that()
            .resideInAPackage("org.landlord.application..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "org.landlord.application..",
                    "org.landlord.port.(in|out)..",
                    "org.landlord.domain..",
                    "org.jspecify..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.math..",
                    "java.nio.charset.."))),

    /// By [SecretHash#fits]. Texts and records are compared until they differ, which tells where they do.
    HASHES_OF_SECRETS_ARE_COMPARED_IN_CONSTANT_TIME(noClasses()
            .that()
            .resideOutsideOfPackages("org.landlord.domain.access..", "org.landlord.persistence.jpa..")
            .should()
            .callMethod(SecretHash.class, "hex")
            .orShould()
            .callMethod(SecretHash.class, "equals", Object.class)),

    /// The framework cancels the result of a resource when the client goes away, which such stages do not support.
    RESULTS_OF_RESOURCES_CAN_BE_CANCELLED(noClasses()
            .that()
            .resideInAPackage("org.landlord.adapter.rest..")
            .should()
            .callMethod(CompletableFuture.class, "completedStage", Object.class)
            .orShould()
            .callMethod(CompletableFuture.class, "failedStage", Throwable.class)
            .orShould()
            .callMethod(CompletableFuture.class, "minimalCompletionStage")),

    ADAPTERS_DO_NOT_KNOW_EACH_OTHER(
            slices().matching("org.landlord.adapter.(*)..").should().notDependOnEachOther()),

    ONLY_APPS_KNOW_THE_APPLICATION(noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.landlord.application..",
                    "org.landlord.app..",
                    "org.landlord.server.wiring..",
                    "org.landlord.cli.bootstrap..",
                    "org.landlord.benchmarks..",
                    "org.landlord.it..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.landlord.application..")),

    ONLY_APPS_KNOW_THE_PARTS_OF_A_SERVER(noClasses()
            .that()
            .resideOutsideOfPackages("org.landlord.server..", "org.landlord.cli.bootstrap..", "org.landlord.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.landlord.server..")),

    ONLY_SQL_ADAPTERS_KNOW_THE_ROWS(noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.landlord.persistence.jpa..",
                    "org.landlord.adapter.sqlite..",
                    "org.landlord.adapter.postgres..",
                    "org.landlord.adapter.transfer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.landlord.persistence.jpa..")),

    THE_WAYS_IN_SEE_PORT_IN_ALONE(noClasses()
            .that()
            .resideInAnyPackage(
                    "org.landlord.adapter.cli..", "org.landlord.adapter.rest..", "org.landlord.adapter.client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.landlord.port.out..")),

    STORAGE_GATEWAYS_AND_SOURCES_SEE_PORT_OUT_ALONE(noClasses()
            .that()
            .resideInAnyPackage(
                    "org.landlord.adapter.memory..",
                    "org.landlord.adapter.sqlite..",
                    "org.landlord.adapter.postgres..",
                    "org.landlord.adapter.gateway..",
                    "org.landlord.adapter.smithers..",
                    "org.landlord.adapter.transfer..",
                    "org.landlord.persistence.jpa..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.landlord.port.in..")),

    WIRE_JSON_SEES_DOMAIN_PORT_IN_AND_JACKSON_ALONE(classes()
            .that()
            .resideInAPackage("org.landlord.wire..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "org.landlord.wire..",
                    "org.landlord.domain..",
                    "org.landlord.port.in..",
                    "com.fasterxml.jackson.core..",
                    "org.jspecify..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.math..",
                    "java.nio.charset..",
                    "java.io.."))),

    ONLY_REST_CLIENT_AND_CLI_KNOW_WIRE_JSON(noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.landlord.wire..",
                    "org.landlord.adapter.rest..",
                    "org.landlord.adapter.client..",
                    "org.landlord.adapter.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.landlord.wire..")),

    OUTBOUND_SEES_THE_JDK_ALONE(classes()
            .that()
            .resideInAPackage("org.landlord.outbound..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "org.landlord.outbound..", "org.jspecify..", "java.lang..", "java.util..", "java.net.."))),

    ONLY_REST_AND_GATEWAY_CALL_ADDRESSES_OF_TENANTS(noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.landlord.outbound..", "org.landlord.adapter.rest..", "org.landlord.adapter.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.landlord.outbound..")),

    THE_CONTRACTS_KNOW_NO_IMPLEMENTATION(noClasses()
            .that()
            .resideInAPackage("org.landlord.port.contracts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.landlord.application..", "org.landlord.adapter..", "org.landlord.persistence..")),

    ROWS_ARE_PACKAGE_PRIVATE(classes()
            .that()
            .haveSimpleNameEndingWith("Row")
            .and()
            .resideInAPackage("org.landlord.persistence.jpa..")
            .should()
            .bePackagePrivate()),

    THE_CORE_ASKS_ITS_PORTS_FOR_TIME_AND_IDS(noClasses()
            .that()
            .resideInAnyPackage("org.landlord.domain..", "org.landlord.port..", "org.landlord.application..")
            .and()
            .resideOutsideOfPackage("org.landlord.port.contracts..")
            .should()
            .callCodeUnitWhere(asksTheMachine())),

    /// What time it is the clock of whoever keeps the data says. A person who says "90 days from now" means now.
    ADAPTERS_DO_NOT_SAY_WHAT_TIME_IT_IS(noClasses()
            .that()
            .resideInAnyPackage("org.landlord.adapter..", "org.landlord.persistence..")
            .and()
            .resideOutsideOfPackage("org.landlord.adapter.system..")
            .and()
            .doNotHaveFullyQualifiedName("org.landlord.adapter.cli.option.ExpiryOptions")
            .and()
            // The clock of several machines.
            .doNotHaveFullyQualifiedName("org.landlord.adapter.postgres.database.DatabaseClock")
            .should()
            .callMethod(Instant.class, "now")),

    NOTHING_IS_AMBIENT(noClasses()
            .that()
            .resideInAnyPackage("org.landlord..")
            .and()
            // Whether rows are read is no caller's business: docs/adr/0032-rows-as-they-are.md.
            .doNotHaveFullyQualifiedName("org.landlord.domain.shared.AsStored")
            .and()
            // The open transaction, not the caller.
            .doNotHaveFullyQualifiedName("org.landlord.adapter.memory.MemoryUnitOfWork")
            .should()
            .dependOnClassesThat(describe(
                    "are thread-local or scoped values",
                    type -> Set.of("java.lang.ThreadLocal", "java.lang.ScopedValue")
                            .contains(type.getName())))),

    EVERY_USE_CASE_SAYS_WHAT_IT_NEEDS(methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.landlord.port.in..")
            .and(describe(
                    "take a caller",
                    method ->
                            method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Caller.class))))
            .should()
            .beAnnotatedWith(Needs.class)
            .orShould()
            .beAnnotatedWith(NeedsNothing.class)),

    ONLY_THE_GATE_OPENS_STORAGE(noClasses()
            .that()
            .resideInAPackage("org.landlord.application..")
            .and()
            .haveNameNotMatching("org\\.landlord\\.application\\."
                    // The gate itself, and what puts it together.
                    + "(LandlordApplication|ProcessParts|access\\.(AccessGate|DeniedAccessLog)"
                    // What nobody calls, or what finds out who calls.
                    + "|tenancy\\.OrganizationRowRemoval|shared\\.RowCheckUseCase"
                    + "|quota\\.(QuotaMaintenanceUseCase|LimitResets|ResetSearches|DenialLog)|idempotency\\.IdempotencyService"
                    + "|identity\\.(IdentityMaintenanceUseCase|SamlProviderUseCase)|usage\\.(UsageLedgerUseCases|ClockCheckUseCase)"
                    + "|diagnostics\\.StorageMaintenanceUseCase"
                    // What writes in the units of each organization, for a caller with the rights of the platform.
                    + "|migration\\.ImportRun"
                    + "|access\\.(ApiKeyCache|StoredAdminKey|AuthenticationUseCases|AdminBootstrapUseCase)"
                    + "|access\\.(SessionCache|SignInUseCases|AccessMaintenanceUseCase)"
                    // What stores an answer of a gateway to a caller who was authorized before, and what nobody calls.
                    + "|workflow\\.(gateway\\.GatewayCalls|RunUseCases|RunControls|RunFollower|ApprovalOutcomes"
                    + "|ApprovalReconciler|ExceededLimits|WorkflowReconciler|WorkflowMaintenanceUseCase))(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(UnitOfWork.class)),

    /// Use cases are public only because Java has no access between packages. `LandlordApplication` composes them.
    USE_CASES_ARE_NAMED_BY_THEIR_FEATURE_ALONE(classes()
            .that()
            .doNotHaveFullyQualifiedName("org.landlord.application.LandlordApplication")
            .should(notNameUseCasesOfOtherPackages())),

    HTTP_STAYS_AT_THE_EDGE(noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.landlord.adapter.rest..",
                    "org.landlord.adapter.client..",
                    "org.landlord.adapter.console..",
                    "org.landlord.adapter.gateway..",
                    "org.landlord.it..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "java.net.http..", "io.vertx..")),

    EVERY_RING_SPEAKS_THE_SAME_WORDS(
            classes().that().resideInAnyPackage(Words.rings()).should().resideInAnyPackage(Words.packages())),

    /// The room of HTTP is public only because Java has no access between packages.
    HTTP_IS_A_ROOM_OF_THE_REST_ADAPTER(noClasses()
            .that()
            .resideOutsideOfPackage("org.landlord.adapter.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.landlord.adapter.rest.http..")),

    THE_PACKAGES_OF_THE_REST_ADAPTER_FORM_NO_CYCLES(
            slices().matching("org.landlord.adapter.rest.(**)").should().beFreeOfCycles()),

    NATIVE_IMAGES_FIND_EVERYTHING(NativeImage.nothingIsFoundByName()),

    NATIVE_IMAGES_KEEP_NO_STATE_OF_THE_BUILD(NativeImage.staticStateIsTheSameInEveryProcess()),

    /// Every upgrade may change them. Each of the classes that need them has a test that fails then.
    THE_REST_ADAPTER_USES_PUBLIC_API(noClasses()
            .that()
            .resideInAPackage("org.landlord.adapter.rest..")
            .and()
            // Connections, and the routes that the resources make, are not public API at all.
            .resideOutsideOfPackages(
                    "org.landlord.adapter.rest.http.server..", "org.landlord.adapter.rest.http.route..")
            .and()
            // Closes a connection without waiting for the client.
            .haveNameNotMatching("org\\.landlord\\.adapter\\.rest\\.http\\.response\\.StreamedBody(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.jboss.resteasy.reactive.server.*..",
                    "io.quarkus.*..runtime..",
                    "io.vertx.core..impl..",
                    "io.vertx.ext..impl..")),

    /// A larger room wants to be two.
    NO_PACKAGE_IS_LARGE(classes().should(notShareTheirPackageWithMoreThan(19)));

    @SuppressWarnings("ImmutableEnumChecker") // ArchUnit's rules do not change, but do not say so
    private final ArchRule rule;

    HouseRules(ArchRule rule) {
        this.rule = rule;
    }

    ArchRule rule() {
        return rule.allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> notOfAdapters() {
        return not(resideInAnyPackage("java.sql..", "java.net..", "javax.."));
    }

    /// Top-level classes, `package-info` aside. The compiler's own classes (`Name$1`) look like top-level ones.
    private static ArchCondition<JavaClass> notShareTheirPackageWithMoreThan(int others) {
        return new ArchCondition<>("not share their package with more than " + others + " others") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long inPackage = type.getPackage().getClasses().stream()
                        .filter(other -> !other.getName().contains("$") && !other.isArray())
                        .filter(other -> !other.getSimpleName().equals("package-info"))
                        .count();
                if (inPackage - 1 > others) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " has " + inPackage + " classes"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> notNameUseCasesOfOtherPackages() {
        DescribedPredicate<JavaClass> ports = resideInAnyPackage("org.landlord.port.in..");
        return new ArchCondition<>("not name use cases of other packages") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith("org.landlord.application."))
                        .filter(dependency -> dependency.getTargetClass().getAllRawInterfaces().stream()
                                .anyMatch(ports))
                        .filter(dependency ->
                                !dependency.getTargetClass().getPackageName().equals(type.getPackageName()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static DescribedPredicate<JavaCall<?>> asksTheMachine() {
        Set<String> forbidden = Set.of(
                "java.time.Instant.now",
                "java.time.LocalDate.now",
                "java.time.LocalDateTime.now",
                "java.time.ZonedDateTime.now",
                "java.time.OffsetDateTime.now",
                "java.lang.System.currentTimeMillis",
                "java.lang.System.nanoTime",
                "java.util.UUID.randomUUID");
        return describe("asks the machine for the time or for randomness", call -> {
            CodeUnitCallTarget target = call.getTarget();
            return forbidden.contains(target.getOwner().getName() + "." + target.getName())
                    || target.getOwner().isAssignableTo(java.util.random.RandomGenerator.class);
        });
    }

    /// The words of the house.
    private static final class Words {

        private static final List<String> RINGS = List.of(
                "domain",
                "port.in",
                "port.out",
                "application",
                "adapter.rest",
                "adapter.cli",
                "adapter.client",
                "adapter.memory",
                "adapter.sqlite",
                "adapter.postgres",
                "persistence.jpa",
                "wire.json");

        private static final List<String> FEATURES = List.of(
                "tenancy",
                "usage",
                "quota",
                "billing",
                "identity",
                "secret",
                "audit",
                "access",
                "diagnostics",
                "workflow",
                "migration",
                "idempotency",
                "shared");

        /// The technical words, each of one ring alone.
        private static final List<String> TECHNICAL = List.of(
                "domain.failure",
                "adapter.rest.http",
                "adapter.cli.command",
                "adapter.cli.option",
                "adapter.cli.output",
                "adapter.memory.state",
                "adapter.sqlite.backup",
                "adapter.sqlite.file",
                "adapter.postgres.database",
                "persistence.jpa.unit",
                "persistence.jpa.sql");

        private Words() {}

        static String[] rings() {
            return RINGS.stream().map(ring -> "org.landlord." + ring + ".*..").toArray(String[]::new);
        }

        static String[] packages() {
            Stream<String> features =
                    RINGS.stream().flatMap(ring -> FEATURES.stream().map(word -> ring + "." + word));
            return Stream.concat(features, TECHNICAL.stream())
                    .map(name -> "org.landlord." + name + "..")
                    .toArray(String[]::new);
        }
    }
}
