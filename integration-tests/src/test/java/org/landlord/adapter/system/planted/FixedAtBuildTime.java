package org.landlord.adapter.system.planted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Breaks on purpose: static state that a native image would take from the machine that builds it.
public final class FixedAtBuildTime {

    static final SecureRandom RANDOM = new SecureRandom();

    static final ExecutorService THREADS = Executors.newSingleThreadExecutor();

    static final boolean EXISTS = Files.exists(Path.of("some"));

    static @Nullable Process process;

    static final @Nullable String HOME = Helper.home();

    private FixedAtBuildTime() {}

    /// Is called by a static initialiser of another class.
    private static final class Helper {

        static @Nullable String home() {
            return System.getenv("HOME");
        }
    }
}
