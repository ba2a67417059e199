package org.landlord.adapter.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.landlord.adapter.cli.output.Console;

/// A command line as a test runs it.
final class Cli {

    final RecordingLandlord landlord = new RecordingLandlord();
    final Map<String, String> environment = new HashMap<>();
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    boolean terminal;
    int connections;
    private String input = "";

    Cli on(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    Cli onTerminal() {
        terminal = true;
        return this;
    }

    Cli typing(String text) {
        input = text;
        return this;
    }

    Invocation read(String... arguments) {
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                err,
                terminal,
                terminal,
                terminal,
                80);
        return LandlordCli.read(List.of(arguments), environment, console);
    }

    int run(String... arguments) {
        return read(arguments).run(_ -> {
            connections++;
            return landlord;
        });
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
