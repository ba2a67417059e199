package org.landlord.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;

class ObjectReaderTest {

    private record Thing(OrgId orgId, @Nullable Slug slug, List<Slug> parts) {}

    private static Thing thing(ObjectReader in) {
        return new Thing(
                in.required("orgId", OrgId::new),
                in.optional("slug", Slug::new),
                in.list("parts", part -> part.required("slug", Slug::new)));
    }

    private static @Nullable Object json(String text) {
        return JsonReader.document(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Violation> faults(String text, Function<ObjectReader, ?> reader) {
        return catchThrowableOfType(InvalidInput.class, () -> ObjectReader.read(json(text), reader))
                .violations();
    }

    @Test
    void everythingThatIsWrongWithARequestIsRefusedAtOnce() {
        assertThat(faults("{\"slug\":7,\"parts\":{},\"nmae\":\"x\"}", ObjectReaderTest::thing))
                .containsExactly(
                        new Violation("/orgId", "is required"),
                        new Violation("/slug", "must be a string"),
                        new Violation("/parts", "must be an array of objects"),
                        new Violation("/nmae", "is not a known field"));
    }

    @Test
    void faultsOfElementsAreNamedAtTheirPlaces() {
        assertThat(faults(
                        "{\"orgId\":\"o\",\"parts\":[{\"slug\":\"a\"},{\"slug\":7},{\"name\":\"x\"}]}",
                        ObjectReaderTest::thing))
                .containsExactly(
                        new Violation("/parts/1/slug", "must be a string"),
                        new Violation("/parts/2/slug", "is required"),
                        new Violation("/parts/2/name", "is not a known field"));
    }

    @Test
    void aResponseEndsAtItsFirstFault() {
        assertThatThrownBy(() -> ObjectReader.readResponse(json("{\"slug\":7}"), ObjectReaderTest::thing))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("orgId is required");
        assertThatThrownBy(() -> ObjectReader.readResponse(
                        json("{\"orgId\":\"o\",\"parts\":[{\"slug\":7}]}"), ObjectReaderTest::thing))
                .hasMessage("parts/slug must be a string");
    }

    @Test
    void aResponseMayHaveMembersThatAreNotKnown_andValuesOfAnOlderRule() {
        Thing thing = ObjectReader.readResponse(
                json("{\"more\":1,\"orgId\":\"" + "a".repeat(200) + "\",\"parts\":[{\"more\":1,\"slug\":\"a\"}]}"),
                ObjectReaderTest::thing);

        assertThat(thing.orgId().value()).hasSize(200);
        assertThat(thing.parts()).containsExactly(new Slug("a"));
    }

    @Test
    void aBugInAReaderIsNotHiddenByAFaultOfTheInput() {
        assertThatThrownBy(() -> ObjectReader.read(json("{\"unknown\":1}"), in -> {
                    in.required("slug", Slug::new);
                    throw new NullPointerException("bug");
                }))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("bug");
    }

    @Test
    void aValueOfSeveralMembersIsMadeOnlyIfNoneWasRefused() {
        Function<ObjectReader, String> joined = in -> {
            Slug one = in.required("one", Slug::new);
            Slug two = in.required("two", Slug::new);
            return in.made(() -> one.value() + two.value());
        };

        assertThat(ObjectReader.read(json("{\"one\":\"a\",\"two\":\"b\"}"), joined))
                .isEqualTo("ab");
        assertThat(faults("{\"one\":\"a\"}", joined)).containsExactly(new Violation("/two", "is required"));
    }
}
