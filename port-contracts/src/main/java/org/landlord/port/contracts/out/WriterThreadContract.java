package org.landlord.port.contracts.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Outcome;

/// The contract of [org.landlord.port.out.UnitOfWork#grouped] for a storage that writes on threads of its own.
public abstract class WriterThreadContract extends GroupWriterContract {

    @Test
    @Timeout(60)
    void givenTheAnswerToACommand_whenItsCallerWritesOnTheThreadThatAnswers_thenThatIsRefusedAtOnce() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        GroupWriter<String, String> writer = unitOfWork().grouped((_, commands) -> {
            await(mayEnd);
            return commands.stream().<Outcome<String>>map(Outcome.Done::new).toList();
        });

        CompletableFuture<Boolean> goesOn = writer.submit("command", 1)
                .thenApply(_ -> unitOfWork().<Boolean>write(_ -> true))
                .toCompletableFuture();
        mayEnd.countDown();

        assertThatThrownBy(goesOn::get).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(unitOfWork().<Boolean>write(_ -> true)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
