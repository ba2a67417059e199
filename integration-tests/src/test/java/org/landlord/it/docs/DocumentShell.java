package org.landlord.it.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.landlord.it.support.LauncherHome;

/// A shell in which the commands of one document run, in the folder of a launcher, whose output is a terminal
/// of 100 columns.
final class DocumentShell implements AutoCloseable {

    private static final String END = "--- end of the output ---";
    private static final Path PRELUDE = Path.of("src", "test", "resources", "docs", "prelude.sh");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern SERVE = Pattern.compile("(?:\\./)?landlord serve(?: [^;]*)?");

    private final Process process;
    private final BufferedReader output;
    private final Writer input;

    /// Names in documents, and what they are here.
    private final Map<String, String> places = new LinkedHashMap<>();

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();

    /// What a command left.
    ///
    /// @param text its standard output and standard error
    record Outcome(int exitCode, String text) {}

    /// @param folder an empty folder
    DocumentShell(Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("opt"));
        Path state = Files.createDirectories(folder.resolve("var"));
        LauncherHome.install(home);
        int port = freePort();
        int management = freePort();
        places.put("/var/lib/landlord", state.toString());
        places.put("/opt/landlord", home.toString());
        places.put("127.0.0.1:8080", "127.0.0.1:" + port);
        places.put("127.0.0.1:9080", "127.0.0.1:" + management);
        places.put("port 8080", "port " + port);
        ProcessBuilder builder =
                new ProcessBuilder("sh").directory(home.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("LANDLORD_"));
        environment.put("PATH", home + ":" + environment.get("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        environment.put("STATE", folder.toString());
        environment.put("DATABASE", state.resolve("landlord.db").toString());
        environment.put("LANDLORD_PORT", Integer.toString(port));
        environment.put("LANDLORD_MANAGEMENT_PORT", Integer.toString(management));
        // These come after those of the launcher, which sees no terminal here.
        environment.put("LANDLORD_JAVA_OPTS", "-Dlandlord.terminals=1 -Dlandlord.columns=100");
        environment.put("LANDLORD_OUTPUT", "table");
        environment.put("NO_COLOR", "1");
        environment.put("TZ", "UTC");
        process = builder.start();
        output = process.inputReader();
        input = process.outputWriter();
        input.write(Files.readString(PRELUDE));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Runs a command without input, in this shell: what it exports stays. A server runs in the background.
    Outcome run(String text) throws IOException {
        String command = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            command = command.replace(place.getKey(), place.getValue());
        }
        input.write("{ " + (SERVE.matcher(command).matches() ? "start_server " : "") + command
                + "\n} </dev/null\nprintf '\\n%s %d\\n' '" + END + "' $?\n");
        input.flush();
        var timeout = watchdog.schedule(process::destroyForcibly, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        StringBuilder said = new StringBuilder();
        String line = output.readLine();
        while (line != null && !line.startsWith(END)) {
            said.append(line).append('\n');
            line = output.readLine();
        }
        timeout.cancel(false);
        if (line == null) {
            throw new IllegalStateException("the shell ended, or the command did not: " + text + "\n" + said);
        }
        String actual = said.toString();
        for (Map.Entry<String, String> place : places.entrySet()) {
            actual = actual.replace(place.getValue(), place.getKey());
        }
        return new Outcome(Integer.parseInt(line.substring(END.length() + 1)), actual.stripTrailing());
    }

    @Override
    public void close() throws IOException {
        watchdog.shutdownNow();
        input.close();
        process.descendants().forEach(ProcessHandle::destroy);
        try {
            if (process.waitFor(30, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
