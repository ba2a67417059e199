package org.landlord.adapter.system;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.landlord.port.out.diagnostics.ProcessMonitor;

/// The Java virtual machine. The build writes the version and, if it was given `-Dlandlord.commit`, the commit.
@Singleton
class SystemProcess implements ProcessMonitor {

    private final Properties build = new Properties();
    private final Instant startedAt;

    SystemProcess() {
        this.startedAt = ProcessHandle.current()
                .info()
                .startInstant()
                .orElseGet(Instant::now)
                .truncatedTo(ChronoUnit.MILLIS);
        try (InputStream in = SystemProcess.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String version() {
        return build.getProperty("version", "unknown");
    }

    @Override
    public @Nullable String commit() {
        String commit = build.getProperty("commit", "");
        return commit.isEmpty() ? null : commit;
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public long heapUsedBytes() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public long heapMaxBytes() {
        return Runtime.getRuntime().maxMemory();
    }
}
