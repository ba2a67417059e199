package org.landlord.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.domain.failure.InvalidInput;

/// What is written is read back as it was: every `write…` of every class `…Json` of this module, which the test finds
/// itself, with the `read…` of the same name.
class RoundTripTest {

    private static final Path CLASSES = Path.of("target", "classes");

    /// Pages and replaced values are made of other values: [EnvelopesTest].
    private static final Set<String> ENVELOPES = Set.of("PageJson", "UpsertedJson");

    /// What the names of the readers of requests end with.
    private static final Set<String> REQUESTS = Set.of(
            "Create",
            "Put",
            "Update",
            "Record",
            "Void",
            "Reserve",
            "Commit",
            "Rotate",
            "Launch",
            "Assign",
            "Decide",
            "CloudEventJson.read");

    /// A format of one type.
    record Format(String name, Method write, Method read) {

        Class<?> type() {
            return write.getParameterTypes()[0];
        }

        boolean isRequest() {
            return REQUESTS.stream().anyMatch(name::endsWith);
        }

        /// With unset members as null, or without them.
        Map<String, @Nullable Object> written(Object value, boolean nulls) {
            JsonShape<Object> shape = (it, out) -> invoke(write, writing(it, out));
            byte[] json =
                    nulls ? Json.write(value, shape).getBytes(StandardCharsets.UTF_8) : Json.request(value, shape);
            return JsonReader.object(json);
        }

        private Object[] writing(Object value, ObjectWriter out) {
            // Further parameters choose members: all of them.
            return Stream.concat(
                            Stream.of(value, out),
                            Arrays.stream(write.getParameterTypes()).skip(2).map(_ -> true))
                    .toArray();
        }

        /// @param from has what the HTTP request says beside the body: path, headers, status
        Object read(ObjectReader in, Object from) {
            return Objects.requireNonNull(invoke(
                    read,
                    Stream.concat(
                                    Stream.of(in),
                                    Arrays.stream(read.getParameters()).skip(1).map(it -> part(it, from)))
                            .toArray()));
        }

        /// Reads a request whose path and headers were refused.
        boolean readWithoutParts(ObjectReader in) {
            @Nullable Object[] arguments = new Object[read.getParameterCount()];
            arguments[0] = in;
            for (int i = 1; i < arguments.length; i++) {
                arguments[i] = read.getParameterTypes()[i] == boolean.class ? false : null;
            }
            invoke(read, arguments);
            return true;
        }

        private static @Nullable Object part(Parameter parameter, Object from) {
            for (Object place : new Object[] {from, keyOf(from)}) {
                for (RecordComponent component : place.getClass().getRecordComponents()) {
                    if (component.getName().equals(parameter.getName())) {
                        return invoke(component.getAccessor(), place);
                    }
                }
            }
            throw new AssertionError(from.getClass() + " has no component " + parameter.getName());
        }

        /// Where the organization of a command stands that has it within another value.
        private static Object keyOf(Object command) {
            return Arrays.stream(command.getClass().getRecordComponents())
                    .filter(component -> Set.of("key", "series").contains(component.getName()))
                    .map(component -> Objects.requireNonNull(invoke(component.getAccessor(), command)))
                    .findFirst()
                    .orElse(command);
        }

        private static @Nullable Object invoke(Method method, @Nullable Object... arguments) {
            boolean isStatic = Modifier.isStatic(method.getModifiers());
            try {
                return isStatic
                        ? method.invoke(null, arguments)
                        : method.invoke(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException thrown) {
                    throw thrown;
                }
                throw new AssertionError(e);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Format> formats() throws IOException {
        return entities().stream()
                .flatMap(entity -> methods(entity, "write").map(write -> {
                    String name = write.getName().replaceFirst("write", "read");
                    Method read = methods(entity, "read")
                            .filter(method -> method.getName().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(entity + " has no " + name));
                    return new Format(entity.getSimpleName() + "." + name, write, read);
                }));
    }

    private static List<Class<?>> entities() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith("Json.class") && name.contains("/wire/json/"))
                    .map(name -> name.replace('/', '.').replace(".class", ""))
                    .filter(name -> !name.equals(Json.class.getName()))
                    .<Class<?>>map(RoundTripTest::load)
                    .filter(type -> !ENVELOPES.contains(type.getSimpleName()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Method> methods(Class<?> entity, String prefix) {
        return Arrays.stream(entity.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && method.getName().startsWith(prefix));
    }

    @Test
    void everyEntityIsWrittenAndRead() throws IOException {
        assertThat(entities()).hasSizeGreaterThan(15).allSatisfy(entity -> {
            assertThat(methods(entity, "write")).as("formats of %s", entity).isNotEmpty();
            assertThat(methods(entity, "read"))
                    .as("readers of %s", entity)
                    .hasSameSizeAs(methods(entity, "write").toList());
        });
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsWrittenWithoutUnsetMembersIsReadBack_andNoMemberIsLeftUnread(Format format) {
        for (boolean full : new boolean[] {true, false}) {
            Object sample = new Samples(full).of(format.type());
            Map<String, @Nullable Object> written = format.written(sample, false);
            // The list that is read while it arrives.
            Arrays.stream(format.read().getParameters())
                    .filter(parameter -> parameter.getType() == Iterable.class)
                    .forEach(parameter -> written.remove(parameter.getName()));

            Object read = ObjectReader.read(written, in -> format.read(in, sample));
            assertThat(read).isEqualTo(sample);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aResponseHasUnsetMembersAsNull_andIsReadBack(Format format) {
        if (format.isRequest()) {
            return;
        }
        for (boolean full : new boolean[] {true, false}) {
            Object sample = new Samples(full).of(format.type());
            Map<String, @Nullable Object> written = format.written(sample, true);

            assertThat(written.keySet())
                    .isSubsetOf(format.written(new Samples(true).of(format.type()), true)
                            .keySet());
            Object read = ObjectReader.readResponse(written, in -> format.read(in, sample));
            assertThat(read).isEqualTo(sample);
        }
    }

    /// Readers of requests pass refused values on, but do not use them: whatever is wrong is bad input and no other
    /// exception, even if the path and the headers are refused as well.
    @ParameterizedTest
    @MethodSource("formats")
    void whateverIsWrongIsBadInput(Format format) {
        Object sample = new Samples(true).of(format.type());
        List<String> names = List.copyOf(format.written(sample, false).keySet());
        for (String wrong : List.of("\"\"", '"' + "?".repeat(5000) + '"', "true", "[7]", "{\"\":[]}")) {
            Map<String, @Nullable Object> allWrong = new LinkedHashMap<>();
            for (String name : names) {
                allWrong.put(name, json(wrong));
                Map<String, @Nullable Object> oneWrong = format.written(sample, false);
                oneWrong.put(name, json(wrong));
                readOrRefuse(oneWrong, format, sample);
                Map<String, @Nullable Object> oneMissing = format.written(sample, false);
                oneMissing.remove(name);
                readOrRefuse(oneMissing, format, sample);
            }
            readOrRefuse(allWrong, format, sample);
        }
        readOrRefuse(new LinkedHashMap<>(), format, sample);
    }

    private static @Nullable Object json(String text) {
        return JsonReader.document(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void readOrRefuse(Map<String, @Nullable Object> document, Format format, Object sample) {
        try {
            if (format.isRequest()) {
                ObjectReader.read(document, format::readWithoutParts);
            } else {
                ObjectReader.readResponse(document, in -> format.read(in, sample));
            }
        } catch (InvalidInput refused) {
            assertThat(refused.violations()).isNotEmpty();
        }
    }
}
