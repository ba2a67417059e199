package org.landlord.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitReference;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What native images need of our code (docs/native.md). They contain only what the build finds in the code or is
/// told of, and they are built with the static state of the classes in them.
final class NativeImage {

    /// Code that uses something registered.
    ///
    /// @param code the class that uses it
    /// @param registered what it uses, as the file names it
    /// @param file where it is registered, from the root of the repository
    record Registered(String code, String registered, String file) {}

    private static final String OF_THE_CLI =
            "adapter-cli/src/main/resources/META-INF/native-image/org.landlord/adapter-cli/resource-config.json";

    private static final String OF_THE_SYSTEM =
            "adapter-system/src/main/resources/META-INF/native-image/org.landlord/adapter-system/resource-config.json";

    private static final String OF_THE_CONSOLE =
            "adapter-console/src/main/resources/META-INF/native-image/org.landlord/adapter-console/resource-config.json";

    static final List<Registered> EXCEPTIONS = List.of(
            new Registered(
                    "org.landlord.adapter.cli.LandlordCli", "org/landlord/adapter/cli/version.properties", OF_THE_CLI),
            new Registered(
                    "org.landlord.adapter.cli.CompletionScript", "org/landlord/adapter/cli/completion.sh", OF_THE_CLI),
            new Registered("org.landlord.adapter.console.ConsoleFiles", "console/", OF_THE_CONSOLE),
            new Registered(
                    "org.landlord.adapter.system.SystemProcess",
                    "org/landlord/adapter/system/build.properties",
                    OF_THE_SYSTEM));

    /// By owner: methods that find classes, members, resources or libraries by their names. `*` stands for all.
    private static final Map<String, Set<String>> BY_NAME = Map.ofEntries(
            Map.entry(
                    "java.lang.Class",
                    Set.of(
                            "forName",
                            "newInstance",
                            "getMethod",
                            "getMethods",
                            "getDeclaredMethod",
                            "getDeclaredMethods",
                            "getConstructor",
                            "getConstructors",
                            "getDeclaredConstructor",
                            "getDeclaredConstructors",
                            "getField",
                            "getFields",
                            "getDeclaredField",
                            "getDeclaredFields",
                            "getRecordComponents",
                            "getResource",
                            "getResourceAsStream")),
            Map.entry(
                    "java.lang.ClassLoader",
                    Set.of(
                            "loadClass",
                            "getResource",
                            "getResources",
                            "getResourceAsStream",
                            "getSystemResource",
                            "getSystemResources",
                            "getSystemResourceAsStream")),
            Map.entry("java.lang.Module", Set.of("getResourceAsStream")),
            Map.entry("java.lang.System", Set.of("load", "loadLibrary")),
            Map.entry("java.lang.Runtime", Set.of("load", "loadLibrary")),
            Map.entry("java.lang.invoke.MethodHandles", Set.of("*")),
            Map.entry("java.lang.invoke.MethodHandles$Lookup", Set.of("*")),
            Map.entry("java.util.ServiceLoader", Set.of("*")),
            Map.entry("java.util.ResourceBundle", Set.of("getBundle")),
            Map.entry("java.io.ObjectInputStream", Set.of("*")),
            Map.entry("java.io.ObjectOutputStream", Set.of("*")));

    private static final Set<String> BY_NAME_PACKAGES = Set.of("java.lang.reflect", "java.lang.foreign");

    /// Methods whose results belong to the machine or the process that runs them.
    private static final Map<String, Set<String>> OF_THE_PROCESS = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("getenv", "getProperty", "getProperties", "nanoTime")),
            Map.entry("java.lang.Integer", Set.of("getInteger")),
            Map.entry("java.lang.Long", Set.of("getLong")),
            Map.entry("java.lang.Boolean", Set.of("getBoolean")),
            Map.entry("java.lang.Runtime", Set.of("*")),
            Map.entry("java.lang.ProcessHandle", Set.of("*")),
            Map.entry("java.lang.Thread", Set.of("*")),
            Map.entry("java.net.InetAddress", Set.of("getByName", "getAllByName", "getLocalHost")),
            Map.entry("java.net.http.HttpClient", Set.of("*")),
            Map.entry("java.nio.channels.FileChannel", Set.of("*")),
            Map.entry("java.nio.file.Files", Set.of("*")),
            Map.entry("java.nio.file.Path", Set.of("toAbsolutePath", "toRealPath")),
            Map.entry("java.security.SecureRandom", Set.of("*")),
            Map.entry("java.time.Clock", Set.of("*")),
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.ZoneId", Set.of("systemDefault")),
            Map.entry("java.util.Locale", Set.of("getDefault")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.util.concurrent.Executors", Set.of("*")),
            Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("*")));

    /// Types whose objects cannot be part of an image, or would be the same in every process.
    private static final List<String> STATEFUL = List.of(
            "java.util.random.RandomGenerator",
            "java.lang.Thread",
            "java.lang.Process",
            "java.lang.ref.Cleaner",
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.net.http.HttpClient",
            "java.nio.channels.Channel",
            "java.io.RandomAccessFile",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.util.Timer",
            "java.util.concurrent.Executor",
            "java.util.zip.Inflater",
            "java.util.zip.Deflater");

    private NativeImage() {}

    /// Reflection, resources, services and native code only where [#EXCEPTIONS] says that they are registered.
    static ArchRule nothingIsFoundByName() {
        return classes()
                .that(new Shipped())
                .should(condition("not look up what is not registered", (type, violation) -> {
                    if (EXCEPTIONS.stream()
                            .anyMatch(exception -> exception.code().equals(type.getName()))) {
                        return;
                    }
                    type.getAccessesFromSelf().stream()
                            .filter(NativeImage::isByName)
                            .forEach(access -> violation.accept(access.getDescription()));
                    for (JavaMethod method : type.getMethods()) {
                        if (method.getModifiers().contains(JavaModifier.NATIVE)) {
                            violation.accept(method.getDescription() + " is native");
                        }
                    }
                }));
    }

    /// Nothing in static fields, nor in what initialises them, belongs to one process.
    static ArchRule staticStateIsTheSameInEveryProcess() {
        return classes()
                .that(new Shipped())
                .should(condition("have no static state of one process", (type, violation) -> {
                    for (JavaField field : type.getFields()) {
                        if (field.getModifiers().contains(JavaModifier.STATIC) && isStateful(field.getRawType())) {
                            violation.accept(field.getDescription() + " is of a type with state of the process");
                        }
                    }
                    type.getStaticInitializer()
                            .ifPresent(initializer -> reachableFrom(initializer).stream()
                                    .flatMap(NativeImage::executed)
                                    .filter(NativeImage::isOfTheProcess)
                                    .forEach(access -> violation.accept(
                                            "initialising " + type.getName() + ": " + access.getDescription())));
                }));
    }

    /// The code of our own classes that a static initialiser runs, but for overridden methods and lambdas.
    private static Collection<JavaCodeUnit> reachableFrom(JavaCodeUnit initializer) {
        Set<JavaCodeUnit> reached = new HashSet<>(Set.of(initializer));
        Deque<JavaCodeUnit> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            executed(open.remove()).forEach(access -> {
                if (access.getTargetOwner().getName().startsWith("org.landlord.")
                        && access.getTarget().resolveMember().orElse(null) instanceof JavaCodeUnit next
                        && reached.add(next)) {
                    open.add(next);
                }
            });
        }
        return reached;
    }

    /// Lambdas and method references may be executed later, or never.
    private static Stream<JavaAccess<?>> executed(JavaCodeUnit code) {
        return code.getAccessesFromSelf().stream()
                .filter(access -> !access.isDeclaredInLambda() && !(access instanceof JavaCodeUnitReference<?>));
    }

    private static boolean isByName(JavaAccess<?> access) {
        return isOneOf(access, BY_NAME)
                || BY_NAME_PACKAGES.contains(access.getTargetOwner().getPackageName());
    }

    private static boolean isOfTheProcess(JavaAccess<?> access) {
        return isOneOf(access, OF_THE_PROCESS)
                || access.getName().equals("<init>") && isStateful(access.getTargetOwner());
    }

    private static boolean isOneOf(JavaAccess<?> access, Map<String, Set<String>> methods) {
        Set<String> names = methods.getOrDefault(access.getTargetOwner().getName(), Set.of());
        return names.contains("*") || names.contains(access.getName());
    }

    private static boolean isStateful(JavaClass type) {
        return STATEFUL.stream().anyMatch(type::isAssignableTo);
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.on(type, message -> events.add(SimpleConditionEvent.violated(type, message)));
            }
        };
    }

    @FunctionalInterface
    private interface Check {
        void on(JavaClass type, Consumer<String> violation);
    }

    /// Our classes that are in the programs: no tests, kits for tests, or benchmarks. (Picocli is compiled with the
    /// CLI, and registered by Quarkus.)
    private static final class Shipped extends DescribedPredicate<JavaClass> {

        Shipped() {
            super("are shipped");
        }

        @Override
        public boolean test(JavaClass type) {
            String name = type.getPackageName();
            return name.startsWith("org.landlord.")
                    && Stream.of("org.landlord.it", "org.landlord.port.contracts", "org.landlord.benchmarks")
                            .noneMatch(name::startsWith);
        }
    }
}
