package org.landlord.adapter.rest.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Unavailable;

class UploadMemoryBudgetTest {

    private static final int LARGEST = (int) BoundedBody.MAX_BATCH_BYTES;

    private final UploadMemoryBudget uploads = new UploadMemoryBudget(4L * LARGEST);

    /// Reads a body and works on it.
    private static String read(UploadMemoryBudget uploads, String tenant, int bytes, Supplier<String> work) {
        return uploads.during(tenant, upload -> {
            InputStream body = upload.through(new ByteArrayInputStream(new byte[bytes]));
            try {
                body.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return work.get();
        });
    }

    private String read(String tenant, int bytes, Supplier<String> work) {
        return read(uploads, tenant, bytes, work);
    }

    @Test
    void givenRoom_whenBodiesComeAtOnce_thenAllAreLetIn() {
        String answer = read(
                "a",
                LARGEST,
                () -> read("a", LARGEST, () -> read("b", LARGEST, () -> read("c", LARGEST, () -> "all"))));

        assertThat(answer).isEqualTo("all");
    }

    @Test
    void givenNoRoom_whenOneMoreComes_thenItIsToldToComeAgain_andOnceThereIsRoomItIsLetIn() {
        Supplier<String> oneMore = () -> read("c", 1, () -> "one more");
        assertThatThrownBy(() -> read(
                        "a",
                        LARGEST,
                        () -> read("a", LARGEST, () -> read("b", LARGEST, () -> read("b", LARGEST, oneMore)))))
                .isInstanceOfSatisfying(
                        Unavailable.class, it -> assertThat(it.retryAfter()).isPositive());

        assertThat(read("c", LARGEST, () -> "then")).isEqualTo("then");
    }

    @Test
    void givenATenantThatHasHalfOfIt_thenItGetsNoMore_andOthersDo() {
        String answer = read(
                "a",
                LARGEST,
                () -> read("a", LARGEST, () -> {
                    assertThatThrownBy(() -> read("a", 1, () -> "one more")).isInstanceOf(Unavailable.class);
                    return read("b", LARGEST, () -> "another's");
                }));

        assertThat(answer).isEqualTo("another's");
    }

    @Test
    void givenBodiesOfWhichNothingHasArrived_thenTheyTakeNothing() {
        String answer = uploads.during(
                "a", _ -> uploads.during("a", _ -> read("a", LARGEST, () -> read("a", LARGEST, () -> "let in"))));

        assertThat(answer).isEqualTo("let in");
    }

    @Test
    void givenLittleMemory_thenOneBodyOfTheLargestSizeIsLetInAllTheSame() {
        assertThat(read(new UploadMemoryBudget(1), "a", LARGEST, () -> "in")).isEqualTo("in");
    }
}
