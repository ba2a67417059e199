package org.landlord.adapter.rest.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacedStreamTest {

    private final AtomicInteger givenUp = new AtomicInteger();

    /// Hands out one byte after the other, each after a while.
    private static PacedStream.Wire dripping(int bytes, long millis) {
        AtomicInteger left = new AtomicInteger(bytes);
        return (_, _, _, _) -> {
            sleep(millis);
            return left.getAndDecrement() > 0 ? 1 : -1;
        };
    }

    private static void sleep(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void givenABodyThatDrips_whenItIsRead_thenItIsGivenUp() {
        InputStream body = new PacedStream(dripping(1000, 20), Duration.ofMillis(100), givenUp::incrementAndGet);

        assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class).hasMessage("it came too slowly");
        assertThat(givenUp).hasValue(1);
    }

    @Test
    void givenABodyThatIsThere_whenItIsReadSlowly_thenThatIsNotItsFault() throws Exception {
        InputStream wire = new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII));
        InputStream body = new PacedStream(
                (to, at, count, _) -> wire.read(to, at, count), Duration.ofMillis(100), givenUp::incrementAndGet);

        for (char expected : "abc".toCharArray()) {
            assertThat(body.read()).isEqualTo(expected);
            Thread.sleep(60);
        }
        assertThat(body.read()).isEqualTo(-1);
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void givenABodyOfWhichMuchCameAtOnce_whenTheRestDrips_thenItIsGivenUpAllTheSame() throws Exception {
        PacedStream.Wire rest = dripping(1000, 20);
        AtomicInteger first = new AtomicInteger(1);
        InputStream body = new PacedStream(
                (to, at, count, patience) -> first.getAndSet(0) > 0 ? count : rest.read(to, at, count, patience),
                Duration.ofMillis(100),
                givenUp::incrementAndGet);

        assertThat(body.read(new byte[1 << 20])).isEqualTo(1 << 20);
        assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class).hasMessage("it came too slowly");
        assertThat(givenUp).hasValue(1);
    }

    @Test
    void givenABodyOfWhichNothingComes_whenItIsRead_thenItIsGivenUpOnceThePauseIsOver() {
        AtomicInteger asked = new AtomicInteger();
        InputStream body = new PacedStream(
                (_, _, _, patience) -> {
                    asked.incrementAndGet();
                    sleep(Duration.ofNanos(patience).toMillis() + 1);
                    return 0;
                },
                Duration.ofMillis(50),
                givenUp::incrementAndGet);

        assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        assertThat(asked).hasValue(1);
        assertThat(givenUp).hasValue(1);
    }
}
