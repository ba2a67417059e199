package org.landlord.it.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A folder with the launcher, as a checkout has it, and the packaged programs. Caches of the JVM are not trained,
/// which
/// takes a minute: those of the other tests are there.
public final class LauncherHome {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private LauncherHome() {}

    /// @param home the folder, which is created
    /// @return the launcher
    public static Path install(Path home) throws IOException {
        Files.createDirectories(home.resolve(".mvn"));
        Files.copy(ROOT.resolve("landlord"), home.resolve("landlord"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(ROOT.resolve(".mvn/find-jdk.sh"), home.resolve(".mvn/find-jdk.sh"));
        Files.writeString(home.resolve(".mvn/train.sh"), "train() { echo \"$project\" >\"$project/trained\"; }\n");
        Packaged.link(home);
        return home.resolve("landlord");
    }
}
