package org.landlord.adapter.rest.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.NotAcceptableException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.adapter.rest.http.FakeRequest;
import org.landlord.adapter.rest.http.head.MediaTypes;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.tenancy.Slug;

class BatchBodyTest {

    private static BatchBody<Slug> read(Request request) {
        return new RequestReader(request)
                .read(in -> in.bodies(
                        fields -> fields.required("slug", Slug::new),
                        fields -> fields.required("type", Slug::new),
                        fields -> fields.required("id", Slug::new)));
    }

    private static List<Violation> faults(Request request) {
        return catchThrowableOfType(InvalidInput.class, () -> read(request)).violations();
    }

    @Test
    void anObjectIsOne() {
        assertThat(read(FakeRequest.post("{\"slug\":\"a\"}")))
                .isEqualTo(new BatchBody<>(false, List.of(new Slug("a"))));
    }

    @Test
    void anArrayIsMany_evenOfOneElement() {
        assertThat(read(FakeRequest.post("[{\"slug\":\"a\"}]")))
                .isEqualTo(new BatchBody<>(true, List.of(new Slug("a"))));
    }

    @Test
    void aCloudEventIsOne_andABatchOfThemIsMany_evenOfOneElement() {
        FakeRequest one = FakeRequest.post("{\"type\":\"a\"}").as(MediaTypes.CLOUD_EVENT);
        FakeRequest many = FakeRequest.post("[{\"type\":\"a\"}]").as(MediaTypes.CLOUD_EVENT_BATCH);

        assertThat(read(one)).isEqualTo(new BatchBody<>(false, List.of(new Slug("a"))));
        assertThat(read(many)).isEqualTo(new BatchBody<>(true, List.of(new Slug("a"))));
    }

    @Test
    void aCloudEventThatIsABatch_andABatchThatIsNone_areRefused() {
        FakeRequest one = FakeRequest.post("[{\"type\":\"a\"}]").as(MediaTypes.CLOUD_EVENT);
        FakeRequest many = FakeRequest.post("{\"type\":\"a\"}").as(MediaTypes.CLOUD_EVENT_BATCH);

        assertThat(faults(one)).containsExactly(new Violation("", "must be a JSON object"));
        assertThat(faults(many)).containsExactly(new Violation("", "must be a JSON array"));
    }

    @Test
    void whoSendsCloudEventsMayAcceptNothingButProblems() {
        FakeRequest plain = FakeRequest.post("{\"slug\":\"a\"}").header("Accept", MediaTypes.PROBLEM);
        FakeRequest cloudEvent =
                FakeRequest.post("{\"type\":\"a\"}").as(MediaTypes.CLOUD_EVENT).header("Accept", MediaTypes.PROBLEM);

        assertThatThrownBy(() -> read(plain)).isInstanceOf(NotAcceptableException.class);
        assertThat(read(cloudEvent).values()).containsExactly(new Slug("a"));
    }

    @Test
    void linesAreMany_andBlankOnesAreNone() {
        assertThat(read(FakeRequest.postLines("\n{\"slug\":\"a\"}\r\n \t\r\n{\"slug\":\"b\"}")))
                .isEqualTo(new BatchBody<>(true, List.of(new Slug("a"), new Slug("b"))));
    }

    @Test
    void everyBadElementOfAnArrayIsNamed() {
        assertThat(faults(FakeRequest.post("[{\"slug\":\"A\"},{\"slug\":\"a\"},7,{\"slug\":\"c\",\"x\":1},{}]")))
                .extracting(Violation::pointer)
                .containsExactly("/0/slug", "/2", "/3/x", "/4/slug");
    }

    @Test
    void everyBadLineIsNamed_byItsNumberAmongThoseThatAreNotBlank() {
        assertThat(faults(FakeRequest.postLines("{\"slug\":\"a\"}\n\n{bad\n{\"slug\":\"B\"}\n")))
                .extracting(Violation::pointer)
                .containsExactly("/1", "/2/slug");
    }

    @Test
    void anArrayThatBreaksOff_isNamedBesideTheBadElementsBeforeIt() {
        assertThat(faults(FakeRequest.post("[{\"slug\":\"A\"},{\"slug\":\"b\"")))
                .extracting(Violation::pointer)
                .containsExactly("/0/slug", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[] []", "", "7"})
    void nothingIsNotMany(String body) {
        assertThat(faults(FakeRequest.post(body)))
                .extracting(Violation::pointer)
                .containsExactly("");
    }

    @Test
    void linesWithNothingOnThemAreNothing() {
        assertThat(faults(FakeRequest.postLines(" \n\n")))
                .containsExactly(new Violation("", "must have at least one element"));
    }

    @Test
    void moreThanABatchMayHaveAreTooMany() {
        String line = "{\"slug\":\"a\"}\n";

        assertThat(read(FakeRequest.postLines(line.repeat(BatchBody.MAX_ELEMENTS)))
                        .values())
                .hasSize(BatchBody.MAX_ELEMENTS);
        assertThat(faults(FakeRequest.postLines(line.repeat(BatchBody.MAX_ELEMENTS + 1))))
                .containsExactly(new Violation("", "must have at most 5000 elements: send them in several batches"));
    }

    @Test
    void ofVeryManyFaultsAThousandAreListedAndTheRestIsCounted() {
        List<Violation> faults = faults(FakeRequest.postLines("{}\n".repeat(5_000)));

        assertThat(faults).hasSize(1001);
        assertThat(faults.getFirst()).isEqualTo(new Violation("/0/slug", "is required"));
        assertThat(faults.getLast().detail()).contains("4000 more");
    }

    @Test
    void aLineLongerThanTheReadersBufferIsOneLine() {
        String padding = " ".repeat(200_000);

        assertThat(read(FakeRequest.postLines("{\"slug\":" + padding + "\"a\"}\n{\"slug\":\"b\"}\n"))
                        .values())
                .containsExactly(new Slug("a"), new Slug("b"));
    }
}
