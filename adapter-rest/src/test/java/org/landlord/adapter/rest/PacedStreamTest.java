package org.landlord.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacedStreamTest {

    private final AtomicInteger givenUp = new AtomicInteger();

    /// Hands out one byte after the other, each after a while.
    private static InputStream dripping(int bytes, long millis) {
        return new FilterInputStream(new ByteArrayInputStream(new byte[bytes])) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return super.read(buffer, offset, 1);
            }
        };
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
        InputStream body = new PacedStream(wire, Duration.ofMillis(100), givenUp::incrementAndGet);

        for (char expected : "abc".toCharArray()) {
            assertThat(body.read()).isEqualTo(expected);
            Thread.sleep(60);
        }
        assertThat(body.read()).isEqualTo(-1);
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void givenMoreOfABody_thenMoreTimeIsGranted() {
        Duration pause = Duration.ofSeconds(15);

        assertThat(PacedStream.patience(pause, 0)).isEqualTo(pause);
        assertThat(PacedStream.patience(pause, 8 << 10)).isEqualTo(Duration.ofSeconds(17));
    }
}
