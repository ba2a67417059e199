package org.landlord.it.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The table of roles in docs/permissions.md.
final class DocumentedRoles {

    private static final Path TABLE = Path.of("../docs/permissions.md");
    private static final int FIRST_ROLE = 2;

    /// The permissions of a role, by its name in the head of the table.
    private final Map<String, Set<String>> roles = new HashMap<>();

    DocumentedRoles() {
        try (Stream<String> lines = Files.lines(TABLE)) {
            List<List<String>> rows = lines.filter(line -> line.startsWith("| "))
                    .map(line -> Stream.of(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList())
                    .toList();
            List<String> head = rows.getFirst();
            for (List<String> row : rows.subList(1, rows.size())) {
                for (int role = FIRST_ROLE; role < row.size(); role++) {
                    if (row.get(role).equals("✓")) {
                        roles.computeIfAbsent(head.get(role), _ -> new HashSet<>())
                                .add(row.getFirst().replace("`", ""));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String role, String permission) {
        return roles.getOrDefault(role, Set.of()).contains(permission);
    }
}
