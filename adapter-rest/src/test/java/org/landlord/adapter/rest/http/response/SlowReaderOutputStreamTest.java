package org.landlord.adapter.rest.http.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlowReaderOutputStreamTest {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final AtomicInteger givenUp = new AtomicInteger();

    /// A client that takes something now and then.
    private static OutputStream taking(long millis) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                sleep(millis);
            }
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
    void givenAClientThatTakesAByteNowAndThen_thenItIsGivenUp() {
        OutputStream answer = new SlowReaderOutputStream(taking(20), PAUSE, givenUp::incrementAndGet);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        answer.write('a');
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("the client receives too slowly");
        assertThat(givenUp).hasValue(1);
    }

    @Test
    void givenAnAnswerThatIsSlowToMake_thenThatIsNotTheClientsFault() throws Exception {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        SlowReaderOutputStream answer = new SlowReaderOutputStream(taken, PAUSE, givenUp::incrementAndGet);

        for (char c : "abc".toCharArray()) {
            sleep(60);
            assertThat(answer.checkRate()).isPositive();
            answer.write(c);
            answer.flush();
        }

        assertThat(taken.toString(StandardCharsets.US_ASCII)).isEqualTo("abc");
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void givenAClientThatTakesNothingAnyMore_whenSomebodyLooks_thenItIsGivenUp_andTheWriteEnds() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        OutputStream stuck = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        SlowReaderOutputStream answer = new SlowReaderOutputStream(stuck, PAUSE, closed::countDown);
        Thread looking = Thread.startVirtualThread(() -> {
            for (long millis = answer.checkRate(); millis > 0; millis = answer.checkRate()) {
                try {
                    sleep(millis);
                } catch (IOException _) {
                    return;
                }
            }
        });

        assertThatThrownBy(() -> answer.write('a')).isInstanceOf(IOException.class);
        looking.join();
    }

    @Test
    void givenAnAnswerThatIsComplete_whenTheClientDoesNotTakeTheRest_thenItIsGivenUp() throws Exception {
        SlowReaderOutputStream answer =
                new SlowReaderOutputStream(new ByteArrayOutputStream(), PAUSE, givenUp::incrementAndGet);
        answer.complete();
        assertThat(answer.checkRate()).isPositive();

        sleep(2 * PAUSE.toMillis());

        assertThat(answer.checkRate()).isZero();
        assertThat(answer.checkRate()).isZero();
        assertThat(givenUp).hasValue(1);
    }
}
