package org.landlord.server.bootstrap;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.out.access.AdminKeyStore;
import org.landlord.server.settings.Certificate;
import org.landlord.server.settings.InvalidSetting;
import org.landlord.server.settings.ListenerSettings;
import org.landlord.server.settings.LoggingSettings;
import org.landlord.server.settings.Setting;
import sun.misc.Signal;

/// Runs a server from its first check to its end. An application calls [#start] in its `main`, and provides the beans
/// that the constructor takes.
@Singleton
public final class LandlordServer implements QuarkusApplication {

    private final AdminBootstrap bootstrap;
    private final AdminKeyStore keyFile;
    private final StorageInfo storage;
    private final Config config;

    LandlordServer(AdminBootstrap bootstrap, AdminKeyStore keyFile, StorageInfo storage, Config config) {
        this.bootstrap = bootstrap;
        this.keyFile = keyFile;
        this.storage = storage;
        this.config = config;
    }

    /// Checks all settings, then starts Quarkus. Returns when the server has stopped; a failed start ends the process.
    ///
    /// @param own the settings that this application has beside those of every server ([Setting#COMMON])
    /// @param args of the command line; they are not read
    public static void start(List<Setting> own, String... args) {
        try {
            Setting.checkAll(
                    Stream.concat(Setting.COMMON.stream(), own.stream()).toList());
            ListenerSettings listener = ListenerSettings.ofSettings();
            listener.requireFreePorts();
            listener.apply();
            LoggingSettings.ofSettings().apply();
        } catch (InvalidSetting invalid) {
            StartupFailure.exit(StartupFailure.WRONG_USAGE, invalid);
        }
        exitCleanlyOnSigterm();
        Quarkus.run(LandlordServer.class, StartupFailure::exit, args);
    }

    /// A JVM that SIGTERM stops ends with exit code 143 even after a clean shutdown, and service managers take that
    /// for a failure.
    private static void exitCleanlyOnSigterm() {
        try {
            Signal.handle(new Signal("TERM"), _ -> System.exit(0));
        } catch (IllegalArgumentException _) {
            // The system has no such signal, or the JVM does not handle signals (-Xrs).
        }
    }

    /// Called when the server accepts requests. Waits until the server is stopped.
    ///
    /// @return the exit code
    @Override
    public int run(String... args) {
        try {
            return runChecked();
        } catch (InvalidSetting invalid) {
            return StartupFailure.report(invalid);
        }
    }

    private int runChecked() {
        AdministratorKey key = new AdministratorKey(
                bootstrap,
                keyFile,
                storage,
                config.getOptionalValue("landlord.admin-key", String.class).orElse(null));
        key.ensure();
        Certificate certificate = Certificate.ofSettings().orElse(null);
        if (certificate != null) {
            certificate.logWarnings();
        }
        String url = certificate == null
                ? "http://" + address("quarkus.http.host", "quarkus.http.port")
                : "https://" + address("quarkus.http.host", "quarkus.http.ssl-port");
        System.out.println("Landlord is ready on " + url);
        System.out.println(nextSteps(url, key));
        // The start leaves much garbage, and a server without requests would never collect it.
        System.gc();
        Quarkus.waitForExit();
        return 0;
    }

    private String address(String hostSetting, String portSetting) {
        String host = config.getValue(hostSetting, String.class);
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + config.getValue(portSetting, String.class);
    }

    private String nextSteps(String url, AdministratorKey key) {
        String management = "http://" + address("quarkus.management.host", "quarkus.management.port");
        String access = ListenerSettings.isLoopback(config.getValue("quarkus.http.host", String.class))
                ? "from this machine only (loopback), with an API key or a token"
                : "with an API key or a token";
        return """

              database   %2$s
            %7$s
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
                        storage.location(),
                        management,
                        access,
                        key.creationNotice(),
                        key.exportCommands(),
                        UserInterfaces.ofSettings(config).lines(url));
    }
}
