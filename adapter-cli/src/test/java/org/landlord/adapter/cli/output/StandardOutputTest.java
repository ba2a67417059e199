package org.landlord.adapter.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @Test
    @DisplayName("a closed pipe is distinguished from a full disk")
    void kinds() {
        assertThatThrownBy(() -> new StandardOutput(failing("Broken pipe")).write(1))
                .asInstanceOf(type(OutputBroken.class))
                .matches(OutputBroken::isBrokenPipe);
        assertThatThrownBy(() -> new StandardOutput(failing("No space left on device")).write(1))
                .asInstanceOf(type(OutputBroken.class))
                .matches(broken -> !broken.isBrokenPipe());
    }

    @Test
    @DisplayName("a failure of a print stream is detected")
    void printStream() {
        PrintStream silent = new PrintStream(failing("Broken pipe"), false, StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new StandardOutput(silent).write(new byte[] {1, 2}, 0, 2))
                .isInstanceOf(OutputBroken.class);
        assertThat(silent.checkError()).isTrue();
    }
}
