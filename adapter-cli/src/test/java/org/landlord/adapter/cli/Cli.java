package org.landlord.adapter.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.Connection;
import org.landlord.adapter.cli.command.Target;
import org.landlord.adapter.cli.output.Console;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Reason;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.diagnostics.Backups;
import org.landlord.port.in.diagnostics.Diagnostics;
import org.landlord.port.in.migration.Imports;
import org.landlord.port.in.migration.Transfers;

/// A command line as a test runs it. Its environment has no home: nobody is signed in anywhere.
final class Cli {

    /// Of the storage.
    static final String KEY_FILE = "/data/x.db.admin-key";

    final RecordingLandlord landlord = new RecordingLandlord();
    final Map<String, String> environment = new HashMap<>();
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    boolean terminal;
    int connections;

    /// The reason that the last connection was made for.
    @Nullable
    Reason reason;

    /// What the last connection went to.
    @Nullable
    Target target;

    /// Who calls.
    Supplier<Caller> caller = Caller::anonymous;

    @Nullable
    AdminBootstrap bootstrap;

    /// Null as of a server.
    @Nullable
    Imports imports;

    @Nullable
    Transfers transfers;

    /// Reports nothing, unless a test has something to report.
    Diagnostics diagnostics = _ -> new Diagnostics.Report(List.of(), true);

    /// Null as for a server, unless a test has some.
    @Nullable
    Backups backups;

    private String input = "";
    private @Nullable String hidden;

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

    Cli typingHidden(String text) {
        hidden = text;
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
                80,
                () -> hidden);
        return LandlordCli.parse(List.of(arguments), environment, console);
    }

    int run(String... arguments) {
        return read(arguments).run((where, why) -> {
            reason = why;
            connections++;
            target = where;
            return new Connection(
                    landlord, caller, bootstrap, KEY_FILE, null, diagnostics, backups, imports, transfers);
        });
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
