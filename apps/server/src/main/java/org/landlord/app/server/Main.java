package org.landlord.app.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.landlord.port.in.access.AdminBootstrap;
import sun.misc.Signal;

/// Starts the server and says so once it answers.
@QuarkusMain
public class Main implements QuarkusApplication {

    /// @param args none: the server is configured by `LANDLORD_…` variables, which `./landlord serve` sets
    public static void main(String... args) {
        try {
            Setting.checkAll();
            ListenerSettings edge = ListenerSettings.ofSettings();
            LoggingSettings observation = LoggingSettings.ofSettings();
            edge.requireFreePorts();
            edge.apply();
            observation.apply();
        } catch (WrongSetting wrong) {
            FailedStart.exit(FailedStart.WRONG_USAGE, wrong);
        }
        leaveACoreToTheWriter();
        endWellWhenToldTo();
        Quarkus.run(Main.class, FailedStart::exit, args);
    }

    /// A JVM that SIGTERM stops ends with 143, however orderly it stopped, and service managers take that for a
    /// failure.
    private static void endWellWhenToldTo() {
        try {
            Signal.handle(new Signal("TERM"), _ -> System.exit(0));
        } catch (IllegalArgumentException _) {
            // There is no such signal here, or the JVM was told to leave signals alone (-Xrs).
        }
    }

    /// As many event loops as there are cores but one, unless somebody has said otherwise: the thread that writes
    /// is as busy as any of them, and each loop that it answers to has to be woken up for itself.
    private static void leaveACoreToTheWriter() {
        int cores = Runtime.getRuntime().availableProcessors();
        Settings.suggest("quarkus.vertx.event-loops-pool-size", String.valueOf(Math.max(1, cores - 1)));
    }

    private final AdminBootstrap firstStart;

    Main(AdminBootstrap firstStart) {
        this.firstStart = firstStart;
    }

    /// Runs when the server accepts requests, until it is told to stop.
    @Override
    public int run(String... args) {
        Config config = ConfigProvider.getConfig();
        Administrator administrator = new Administrator(firstStart, config);
        if (!administrator.isLetIn()) {
            return FailedStart.WRONG_USAGE;
        }
        Certificate.warnIfOpen(Settings.get("landlord.tls.key"));
        String url = url(config);
        System.out.println("Landlord is ready on " + url);
        System.out.println(whatNext(url, config, administrator));
        giveBackWhatTheStartNeeded();
        Quarkus.waitForExit();
        return 0;
    }

    /// Starting leaves much garbage, and a server without requests would keep it: nothing would make it collect.
    private static void giveBackWhatTheStartNeeded() {
        System.gc();
    }

    /// With TLS there is no plain HTTP.
    private static String url(Config config) {
        String host = config.getValue("quarkus.http.host", String.class);
        return Settings.get("landlord.tls.certificate") == null
                ? "http://" + at(host, config.getValue("quarkus.http.port", String.class))
                : "https://" + at(host, config.getValue("quarkus.http.ssl-port", String.class));
    }

    private static String at(String host, String port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private static String whatNext(String url, Config config, Administrator administrator) {
        String management = "http://"
                + at(
                        config.getValue("quarkus.management.host", String.class),
                        config.getValue("quarkus.management.port", String.class));
        String access = ListenerSettings.isLoopback(config.getValue("quarkus.http.host", String.class))
                ? "this machine only (loopback), and who has a key"
                : "who has a key";
        return """

              database   %2$s
              API        %1$s/q/swagger-ui
              health     %3$s/q/health (metrics: /q/metrics)
              access     %4$s
            %5$s
            Try, in another terminal:

            %6$s
              curl -s %1$s/v1/orgs -H "Authorization: Bearer $LANDLORD_TOKEN" \\
                -H 'Content-Type: application/json' -d '{"slug":"acme","name":"Acme"}'
              ./landlord --server %1$s org list

            Ctrl-C stops the server.\
            """.formatted(
                        url,
                        config.getValue("landlord.db", String.class),
                        management,
                        access,
                        administrator.news(),
                        administrator.howToGetIt());
    }
}
