package org.landlord.app.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.landlord.port.in.access.FirstStart;

/// Starts the server and says so once it answers.
@QuarkusMain
public class Main implements QuarkusApplication {

    /// @param args none: the server is configured by `LANDLORD_…` variables, which `./landlord serve` sets
    public static void main(String... args) {
        String host = configuredHost();
        if (!isLoopback(host)) {
            System.err.println("landlord: refuses to listen on " + host + ": keys would go over the network in"
                    + " the clear. Use 127.0.0.1 (LANDLORD_HOST, --host).");
            System.exit(1);
        }
        leaveACoreToTheWriter();
        Quarkus.run(Main.class, args);
    }

    /// As many event loops as there are cores but one, unless somebody has said otherwise: the thread that writes
    /// is as busy as any of them, and each loop that it answers to has to be woken up for itself.
    private static void leaveACoreToTheWriter() {
        String name = "quarkus.vertx.event-loops-pool-size";
        if (configured(name) == null) {
            int cores = Runtime.getRuntime().availableProcessors();
            System.setProperty(name, String.valueOf(Math.max(1, cores - 1)));
        }
    }

    /// Asked of the process itself: the configuration may not be touched before Quarkus has set up its logging.
    private static String configuredHost() {
        return Stream.of("quarkus.http.host", "landlord.host")
                .map(Main::configured)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("127.0.0.1");
    }

    private static @Nullable String configured(String name) {
        return Stream.of(
                        System.getProperty(name),
                        System.getenv(name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT)))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private final FirstStart firstStart;

    Main(FirstStart firstStart) {
        this.firstStart = firstStart;
    }

    /// Runs when the server accepts requests, until it is told to stop.
    @Override
    public int run(String... args) {
        Config config = ConfigProvider.getConfig();
        Administrator administrator = new Administrator(firstStart, config);
        if (!administrator.isLetIn()) {
            return 2;
        }
        String host = config.getValue("quarkus.http.host", String.class);
        String url = "http://" + host + ":" + config.getValue("quarkus.http.port", String.class);
        System.out.println("Landlord is ready on " + url);
        System.out.println(whatNext(url, config.getValue("landlord.db", String.class), administrator));
        giveBackWhatTheStartNeeded();
        Quarkus.waitForExit();
        return 0;
    }

    /// Starting leaves much garbage, and a server without requests would keep it: nothing would make it collect.
    private static void giveBackWhatTheStartNeeded() {
        System.gc();
    }

    private static String whatNext(String url, String database, Administrator administrator) {
        return """

                  database   %2$s
                  API        %1$s/q/swagger-ui
                  access     this machine only (loopback), and who has a key
                %3$s
                Try, in another terminal:

                  export LANDLORD_TOKEN=%4$s
                  curl -s %1$s/v1/orgs -H "Authorization: Bearer $LANDLORD_TOKEN" \\
                    -H 'Content-Type: application/json' -d '{"slug":"acme","name":"Acme"}'
                  ./landlord --server %1$s org list

                Ctrl-C stops the server.""".formatted(url, database, administrator.news(), administrator.token());
    }
}
