package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.cli.command.Connection;
import org.landlord.adapter.cli.output.Console;
import org.landlord.port.in.diagnostics.Diagnostics;

class BrokenOutputTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int createOrgInto(String fault) {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(fault);
            }
        };
        Console console = new Console(InputStream.nullInputStream(), out, err, false, false, false, 0, () -> null);
        List<String> arguments = List.of("org", "create", "--slug", "acme", "--name", "Acme");
        return LandlordCli.run(
                arguments,
                Map.of(),
                console,
                (_, _) -> Connection.toServer(new RecordingLandlord(), _ -> new Diagnostics.Report(List.of(), true)));
    }

    @Test
    @DisplayName("a closed pipe ends the command silently")
    void readerGone() {
        assertThat(createOrgInto("Broken pipe")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    @DisplayName("a full disk is a failure")
    void diskFull() {
        assertThat(createOrgInto("No space left on device")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("landlord: cannot write the output: ")
                .contains("No space left on device");
    }
}
