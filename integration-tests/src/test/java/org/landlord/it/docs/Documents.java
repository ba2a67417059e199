package org.landlord.it.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The Markdown files of the repository.
final class Documents {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Documents() {}

    /// Relative to [#ROOT]: those in the root, in `docs` and in the modules.
    static List<Path> all() throws IOException {
        List<Path> places = new ArrayList<>(List.of(ROOT, ROOT.resolve("docs"), ROOT.resolve("docs/adr")));
        try (Stream<Path> modules = Files.list(ROOT)) {
            modules.filter(module -> Files.exists(module.resolve("pom.xml"))).forEach(places::add);
        }
        List<Path> documents = new ArrayList<>();
        for (Path place : places) {
            try (Stream<Path> files = Files.list(place)) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .map(ROOT::relativize)
                        .forEach(documents::add);
            }
        }
        return documents.stream().sorted().toList();
    }
}
